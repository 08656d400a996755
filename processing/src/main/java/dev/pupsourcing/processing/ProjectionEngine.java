// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.projection.PartitionStatus;
import dev.pupsourcing.projection.ProjectionStoppedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs projections: the common part of {@link ProjectionRunner}, for one process, and {@link ProjectionWorker}, for any
 * number of processes. It can be stopped and started again until it is closed. Thread-safe. Only the library implements
 * it, and it may gain methods.
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
     * Processes on background threads until it is stopped or nothing is left running, and returns then.
     *
     * @throws IllegalStateException if it is running or closed
     * @throws ProjectionStoppedException if a partition failed
     * @throws InterruptedException if the calling thread is interrupted; processing is asked to stop
     */
    void run() throws InterruptedException;

    /**
     * Asks it to stop, each partition after its batch, and waits.
     *
     * @return whether it has ended in time; if not, it still ends after its batches
     * @throws InterruptedException if the calling thread is interrupted; it stops all the same
     */
    boolean stop(Duration timeout) throws InterruptedException;

    /** Reads the log without waiting for the next poll. Call it after a commit of appends that the facade did not run. */
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

    /** The position that stops the reading of the log, if there is one, and who may hold it; asks the database. */
    Optional<LogStall> stall();

    /** Stops for good, and waits up to {@link #CLOSE_TIMEOUT}. Closing twice is harmless. */
    @Override
    void close();
}
