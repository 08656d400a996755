// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a worker is doing, at one moment. Immutable.
 *
 * @param worker the worker's name, as the others see it
 * @param segments the segments that it runs
 * @param workers the workers of each projection that were alive at the last look
 * @param heartbeatFailure why the last heartbeat failed, if it did
 */
public record WorkerStatus(
        String worker,
        List<PartitionStatus> segments,
        Map<String, List<String>> workers,
        Optional<Throwable> heartbeatFailure) {

    /** Copies the lists. */
    public WorkerStatus {
        segments = List.copyOf(segments);
        workers = Map.copyOf(workers);
    }
}
