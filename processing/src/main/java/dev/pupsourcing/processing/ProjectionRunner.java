// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.processing.internal.engine.RunnerEngine;
import dev.pupsourcing.processing.internal.partition.Registration;
import dev.pupsourcing.processing.internal.settings.OwnerNames;
import dev.pupsourcing.projection.PartitionStatus;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionStoppedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Runs several projections side by side, reading the log once for all of them.
 *
 * <p>A projection that fails stops; the others go on, unless the runner was told to fail fast. The runner can be stopped
 * and started again. Thread-safe.
 */
public final class ProjectionRunner implements AutoCloseable {

    /** How long {@link #close()} waits for the batches that are under way. */
    public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final ProjectionBackend backend;
    private final List<Registration> registrations;
    private final boolean failFast;
    private volatile Run run = new Run(Optional.empty(), false);

    /** The run that is going on or was the last, and whether there will be no other. */
    private record Run(Optional<RunnerEngine> engine, boolean closed) {

        Optional<RunnerEngine> active() {
            return engine.filter(one -> !one.hasEnded());
        }
    }

    private ProjectionRunner(Builder builder) {
        this.backend = builder.backend;
        this.registrations = List.copyOf(builder.registrations);
        this.failFast = builder.failFast;
    }

    /** A builder. */
    public static Builder builder(ProjectionBackend backend) {
        return new Builder(Objects.requireNonNull(backend, "backend"));
    }

    /**
     * Starts all projections on threads of their own and returns.
     *
     * @throws IllegalStateException if it is running or closed
     */
    public void start() {
        begin(Long.MAX_VALUE);
    }

    private synchronized RunnerEngine begin(long target) {
        Run before = run;
        if (before.closed() || before.active().isPresent()) {
            throw new IllegalStateException("the projections are " + (before.closed() ? "closed" : "running already"));
        }
        RunnerEngine engine = new RunnerEngine(backend, registrations, target, failFast);
        run = new Run(Optional.of(engine), false);
        engine.start();
        return engine;
    }

    /**
     * Starts all projections and returns once every one of them has ended, because of a stop or a failure.
     *
     * @throws ProjectionStoppedException if one failed; if several did, the others are suppressed in it
     * @throws InterruptedException if the thread is interrupted; the projections are stopped
     */
    public void run() throws InterruptedException {
        finish(begin(Long.MAX_VALUE));
    }

    /**
     * Handles all that is in the log now, on all projections, and returns.
     *
     * @throws ProjectionStoppedException if one failed
     * @throws InterruptedException if the thread is interrupted; the projections are stopped
     */
    public void runOnce() throws InterruptedException {
        runUntil(backend.log().latestPosition());
    }

    /**
     * Handles all up to a position, on all projections, and returns. If the log does not reach it yet, it waits.
     *
     * @throws IllegalArgumentException if the position is negative
     * @throws ProjectionStoppedException if one failed
     * @throws InterruptedException if the thread is interrupted; the projections are stopped
     */
    public void runUntil(long position) throws InterruptedException {
        if (position < 0) {
            throw new IllegalArgumentException("position " + position + " is negative; the log begins after 0");
        }
        finish(begin(position));
    }

    private static void finish(RunnerEngine engine) throws InterruptedException {
        try {
            while (!engine.awaitEnd(CLOSE_TIMEOUT)) {
                // It goes on for as long as it takes.
            }
        } catch (InterruptedException e) {
            engine.requestStop();
            throw e;
        }
        Optional<ProjectionStoppedException> failure = engine.failure();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /**
     * Asks all projections to stop, each after the batch it is in, and waits for them.
     *
     * @return whether all have ended; if not, they still end after their batch
     * @throws InterruptedException if the thread is interrupted; the projections stop all the same
     */
    public boolean stop(Duration atMost) throws InterruptedException {
        Objects.requireNonNull(atMost, "atMost");
        Optional<RunnerEngine> engine = run.engine();
        engine.ifPresent(RunnerEngine::requestStop);
        return engine.isEmpty() || engine.get().awaitEnd(atMost);
    }

    /** Looks at once whether there is something new; for those who commit appends themselves. */
    public void wakeUp() {
        run.engine().ifPresent(RunnerEngine::wakeUp);
    }

    /** How every partition of every projection is doing in this process; empty before the first start. */
    public List<PartitionStatus> status() {
        return run.engine().map(RunnerEngine::status).orElse(List.of());
    }

    /** The failure that ended a projection, if one did. */
    public Optional<ProjectionStoppedException> failure() {
        return run.engine().flatMap(RunnerEngine::failure);
    }

    /** The position that stops the reading of the log, if there is one, and who may hold it; asks the database. */
    public Optional<LogStall> stalledAt() {
        return run.active().flatMap(RunnerEngine::stall);
    }

    /** Whether any projection is running. */
    public boolean isRunning() {
        return run.active().isPresent();
    }

    /** Stops for good, waiting up to {@link #CLOSE_TIMEOUT}. Closing twice is harmless. */
    @Override
    public void close() {
        synchronized (this) {
            run = new Run(run.engine(), true);
        }
        try {
            if (!stop(CLOSE_TIMEOUT)) {
                registrations
                        .get(0)
                        .run()
                        .logger()
                        .log(System.Logger.Level.WARNING, "projections have not ended within " + CLOSE_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Builds a {@link ProjectionRunner}. Not thread-safe. */
    public static final class Builder {

        private final ProjectionBackend backend;
        private final List<Registration> registrations = new ArrayList<>();
        private final String owner = OwnerNames.draw();
        private boolean failFast;

        private Builder(ProjectionBackend backend) {
            this.backend = backend;
        }

        /** Adds a projection with the default options. */
        public Builder add(Projection projection) {
            return add(projection, ProcessingOptions.defaults());
        }

        /**
         * Adds a projection. Page size and poll interval of the first hold for all.
         *
         * @throws IllegalArgumentException if there is one of this name already
         */
        public Builder add(Projection projection, ProcessingOptions options) {
            Registration registration = Registration.of(
                    projection,
                    options.projection(),
                    options.run(),
                    options.owner().orElse(owner));
            String name = projection.name();
            if (registrations.stream()
                    .anyMatch(other -> other.projection().name().equals(name))) {
                throw new IllegalArgumentException("two projections are called \"" + name + "\"");
            }
            registrations.add(registration);
            return this;
        }

        /** Lets a projection that fails stop all others. */
        public Builder failFast() {
            this.failFast = true;
            return this;
        }

        /**
         * The finished runner.
         *
         * @throws IllegalArgumentException if there is no projection
         */
        public ProjectionRunner build() {
            if (registrations.isEmpty()) {
                throw new IllegalArgumentException("there is no projection to run");
            }
            return new ProjectionRunner(this);
        }
    }
}
