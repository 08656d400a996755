// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.status;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The status of a worker, at one moment. Immutable. Only the library implements it, and it may gain methods. Its text is
 * one line for a log. Implemented by the library.
 */
public interface WorkerStatus {

    /** The worker's name, as other workers see it. */
    String worker();

    /** The segments that it processes. */
    List<PartitionStatus> segments();

    /** The live workers of each projection, as of the last heartbeat. */
    Map<String, List<String>> workers();

    /** The failure of the last heartbeat, if it failed. */
    Optional<Throwable> heartbeatFailure();
}
