// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.status.PartitionStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A partition with a thread, from its creation until after its end. Thread-safe. */
public interface RunningPartition {

    /** Starts its thread; called once. */
    void start();

    /** Makes it request events now. */
    void wakeUp();

    /** Requests its end after the current batch. */
    void requestStop();

    /** Completed when it has ended, with its failure or null. */
    CompletableFuture<@Nullable ProjectionStoppedException> ended();

    /** The duration of its open transaction; zero if none is open. */
    Duration inBatch();

    PartitionStatus status();
}
