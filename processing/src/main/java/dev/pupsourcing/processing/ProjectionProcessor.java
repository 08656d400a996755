// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.projection.PartitionStatus;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionStoppedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Runs one projection, or some of its partitions: once over all that is there, or continuously.
 *
 * <p>Each event takes effect in one transaction with the checkpoint. A second processor of the same projection, started by
 * mistake, waits and says who works. Can be stopped and started again. Thread-safe.
 */
public final class ProjectionProcessor implements AutoCloseable {

    private final ProjectionBackend backend;
    private final Projection projection;
    private final ProjectionRunner runner;

    private ProjectionProcessor(ProjectionBackend backend, Projection projection, ProcessingOptions options) {
        this.backend = backend;
        this.projection = projection;
        this.runner = ProjectionRunner.builder(backend).add(projection, options).build();
    }

    /** A processor with the default options. */
    public static ProjectionProcessor of(ProjectionBackend backend, Projection projection) {
        return of(backend, projection, ProcessingOptions.defaults());
    }

    /** A processor. */
    public static ProjectionProcessor of(ProjectionBackend backend, Projection projection, ProcessingOptions options) {
        return new ProjectionProcessor(
                Objects.requireNonNull(backend, "backend"),
                Objects.requireNonNull(projection, "projection"),
                Objects.requireNonNull(options, "options"));
    }

    /** The projection. */
    public Projection projection() {
        return projection;
    }

    /**
     * Handles all that is in the log now, and returns.
     *
     * @throws ProjectionStoppedException if an event could not be handled
     * @throws InterruptedException if the thread is interrupted; processing is stopped
     */
    public void runOnce() throws InterruptedException {
        runner.runOnce();
    }

    /**
     * Handles all up to a position, and returns; what comes later is left for another run.
     *
     * @throws IllegalArgumentException if the position is negative
     * @throws ProjectionStoppedException if an event could not be handled
     * @throws InterruptedException if the thread is interrupted; processing is stopped
     */
    public void runUntil(long position) throws InterruptedException {
        runner.runUntil(position);
    }

    /**
     * Handles the log as it was at an instant, and returns: everything before the first event that was created later.
     *
     * @throws ProjectionStoppedException if an event could not be handled
     * @throws InterruptedException if the thread is interrupted; processing is stopped
     */
    public void runUntil(Instant instant) throws InterruptedException {
        runner.runUntil(backend.log().positionAsOf(Objects.requireNonNull(instant, "instant")));
    }

    /**
     * Handles events until it is stopped, and returns.
     *
     * @throws ProjectionStoppedException if an event could not be handled
     * @throws InterruptedException if the thread is interrupted; processing is stopped
     */
    public void run() throws InterruptedException {
        runner.run();
    }

    /**
     * Handles events on threads of its own until it is stopped.
     *
     * @throws IllegalStateException if it is running or closed
     */
    public void start() {
        runner.start();
    }

    /**
     * Asks it to stop after the batch it is in, and waits.
     *
     * @return whether it has ended; if not, it still ends after its batch
     * @throws InterruptedException if the thread is interrupted; it stops all the same
     */
    public boolean stop(Duration atMost) throws InterruptedException {
        return runner.stop(atMost);
    }

    /** Looks at once whether there is something new. */
    public void wakeUp() {
        runner.wakeUp();
    }

    /** How every partition is doing in this process; empty before the first start. */
    public List<PartitionStatus> status() {
        return runner.status();
    }

    /** The failure that ended it, if one did. */
    public Optional<ProjectionStoppedException> failure() {
        return runner.failure();
    }

    /** The position that stops the reading of the log, if there is one, and who may hold it; asks the database. */
    public Optional<LogStall> stalledAt() {
        return runner.stalledAt();
    }

    /** Whether it is running. */
    public boolean isRunning() {
        return runner.isRunning();
    }

    /** Stops for good. Closing twice is harmless. */
    @Override
    public void close() {
        runner.close();
    }
}
