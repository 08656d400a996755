// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.processing.internal.engine.RunHandle;
import dev.pupsourcing.processing.internal.engine.RunnerEngine;
import dev.pupsourcing.processing.internal.engine.RunnerPlan;
import dev.pupsourcing.processing.internal.partition.Registration;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.status.PartitionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Runs projections in one process, once or continuously. All its projections share one reader of the log.
 *
 * <p>Each event takes effect in one transaction with the checkpoint. A projection that fails stops; the others
 * continue, unless the runner was built to fail fast. If a second runner of the same projection is started by mistake,
 * it waits, and its status names the current owner. Thread-safe.
 */
public final class ProjectionRunner implements ProjectionEngine {

    private final RunnerPlan plan;
    private final RunHandle<RunnerEngine> runs;

    private ProjectionRunner(RunnerPlan plan) {
        this.plan = plan;
        this.runs = new RunHandle<>("the runner", plan.run().logger());
    }

    /**
     * Creates a runner with the default options.
     *
     * @throws IllegalArgumentException if there is no projection, or two have the same name
     */
    public static ProjectionRunner of(ProjectionHost host, Projection... projections) {
        Builder builder = builder(host);
        List.of(projections).forEach(builder::add);
        return builder.build();
    }

    /** Creates a builder. */
    public static Builder builder(ProjectionHost host) {
        return new Builder(Objects.requireNonNull(host, "host").backend());
    }

    @Override
    public void start() {
        runs.start(this::continuous);
    }

    @Override
    public void run() throws InterruptedException {
        runs.run(this::continuous);
    }

    private RunnerEngine continuous() {
        return new RunnerEngine(plan, Long.MAX_VALUE);
    }

    /**
     * Handles all events that are in the log now, and returns.
     *
     * @throws IllegalStateException if it is running or closed
     * @throws ProjectionStoppedException if a partition failed, or a projection is paused
     * @throws InterruptedException if the calling thread is interrupted; a stop is requested
     */
    public void runOnce() throws InterruptedException {
        runUntil(plan.backend().log().latestPosition());
    }

    /**
     * Handles all events up to a position, and returns; later events are left for another run. If the log has not
     * reached the position yet, it waits.
     *
     * @throws IllegalArgumentException if the position is negative
     * @throws IllegalStateException if it is running or closed
     * @throws ProjectionStoppedException if a partition failed, or a projection is paused
     * @throws InterruptedException if the calling thread is interrupted; a stop is requested
     */
    public void runUntil(long position) throws InterruptedException {
        if (position < 0) {
            throw new IllegalArgumentException("position must be at least 0, was " + position);
        }
        runs.run(() -> new RunnerEngine(plan, position));
    }

    /**
     * Handles the log as of an instant, and returns: all events before the first one that was created later.
     *
     * @throws IllegalStateException if it is running or closed
     * @throws ProjectionStoppedException if a partition failed, or a projection is paused
     * @throws InterruptedException if the calling thread is interrupted; a stop is requested
     */
    public void runUntil(Instant instant) throws InterruptedException {
        runUntil(plan.backend().log().positionAsOf(Objects.requireNonNull(instant, "instant")));
    }

    @Override
    public boolean stop(Duration timeout) throws InterruptedException {
        return runs.stop(timeout);
    }

    @Override
    public void wakeUp() {
        runs.wakeUp();
    }

    @Override
    public boolean isRunning() {
        return runs.isRunning();
    }

    @Override
    public List<PartitionStatus> partitions() {
        return runs.partitions();
    }

    @Override
    public Optional<ProjectionStoppedException> failure() {
        return runs.failure();
    }

    @Override
    public Optional<LogStall> stall() {
        return runs.stall();
    }

    @Override
    public void close() {
        runs.close(CLOSE_TIMEOUT);
    }

    /** Builds a {@link ProjectionRunner}. Not thread-safe. */
    public static final class Builder {

        private record Addition(Projection projection, ProjectionOptions options, Partitions partitions) {}

        private final ProjectionBackend backend;
        private final List<Addition> additions = new ArrayList<>();
        private RunnerOptions options = RunnerOptions.defaults();
        private boolean failFast;

        private Builder(ProjectionBackend backend) {
            this.backend = backend;
        }

        /** Adds a projection with the default options. */
        public Builder add(Projection projection) {
            return add(projection, ProjectionOptions.defaults());
        }

        /**
         * Adds a projection.
         *
         * @throws IllegalArgumentException if its name is already used or cannot be stored, or its scope restricts
         *     slots
         */
        public Builder add(Projection projection, ProjectionOptions projectionOptions) {
            return add(projection, projectionOptions, Partitions.whole());
        }

        /**
         * Adds a projection with the partitions that the runner processes.
         *
         * @throws IllegalArgumentException if its name is already used or cannot be stored, or its scope restricts
         *     slots
         */
        public Builder add(Projection projection, ProjectionOptions projectionOptions, Partitions partitions) {
            Registration.checkAddition(projection, additions.stream().map(Addition::projection));
            additions.add(new Addition(
                    projection,
                    Objects.requireNonNull(projectionOptions, "projectionOptions"),
                    Objects.requireNonNull(partitions, "partitions")));
            return this;
        }

        /** Sets how the runner reads the log and reports. */
        public Builder options(RunnerOptions runnerOptions) {
            this.options = Objects.requireNonNull(runnerOptions, "runnerOptions");
            return this;
        }

        /** Makes a failed partition stop all others. */
        public Builder failFast() {
            this.failFast = true;
            return this;
        }

        /**
         * Builds the runner.
         *
         * @throws IllegalArgumentException if no projection was added
         */
        public ProjectionRunner build() {
            if (additions.isEmpty()) {
                throw new IllegalArgumentException("at least one projection must be added");
            }
            String owner = options.ownerOrRandom();
            List<RunnerPlan.Share> shares = additions.stream()
                    .map(one -> new RunnerPlan.Share(
                            Registration.of(one.projection(), one.options().settings(), options.run(), owner),
                            one.partitions().ranges()))
                    .toList();
            return new ProjectionRunner(new RunnerPlan(backend, options.run(), shares, failFast));
        }
    }
}
