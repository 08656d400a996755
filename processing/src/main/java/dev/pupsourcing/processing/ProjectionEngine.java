// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.status.PartitionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs projections: the common part of {@link ProjectionRunner}, for one process, and {@link ProjectionWorker}, for any
 * number of processes. It can be stopped and started again until it is closed. Thread-safe. Only the library implements
 * it, and it may gain methods. Implemented by the library.
 */
public sealed interface ProjectionEngine extends AutoCloseable permits ProjectionRunner, ProjectionWorker {

    /** How long {@link #close()} waits for batches in progress. */
    Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    /**
     * Starts to process on background threads and returns.
     *
     * @throws IllegalStateException if it is running or closed
     */
    void start();

    /**
     * Processes on background threads, and returns when it is stopped or all partitions have ended.
     *
     * @throws IllegalStateException if it is running or closed
     * @throws ProjectionStoppedException if a partition failed
     * @throws InterruptedException if the calling thread is interrupted; a stop is requested
     */
    void run() throws InterruptedException;

    /**
     * Requests a stop, each partition after its current batch, and waits.
     *
     * @return whether it has ended in time; otherwise it will end after its current batches
     * @throws InterruptedException if the calling thread is interrupted; it stops nevertheless
     */
    boolean stop(Duration timeout) throws InterruptedException;

    /** Reads the log without waiting for the next poll. Call it after you have committed appends without the facade. */
    void wakeUp();

    /** Whether it is running. */
    boolean isRunning();

    /** The status of each partition that it runs or has run since the last start; empty before the first start. */
    List<PartitionStatus> partitions();

    /**
     * The first failure that ended a partition and was not overcome since the last start; failures of other partitions are
     * its suppressed exceptions.
     */
    Optional<ProjectionStoppedException> failure();

    /** The position at which reading stalls, if any, and the sessions that may hold it; queries the database. */
    Optional<LogStall> stall();

    /** Stops permanently, and waits up to {@link #CLOSE_TIMEOUT}. Idempotent. */
    @Override
    void close();
}
