// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.processing.internal.engine.RunHandle;
import dev.pupsourcing.processing.internal.engine.WorkerEngine;
import dev.pupsourcing.processing.internal.engine.WorkerPlan;
import dev.pupsourcing.processing.internal.engine.WorkerSnapshot;
import dev.pupsourcing.processing.internal.partition.Registration;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.projection.status.WorkerStatus;
import dev.pupsourcing.transaction.TransactionRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a share of projections, together with workers in any number of other processes and machines.
 *
 * <p>Each projection is divided into segments, ranges of slots. A worker holds a lease on each segment that it
 * processes, and renews it on a separate connection. Workers discover each other through the database: when one joins,
 * leaves or dies, segments move, and each event still takes effect once. A worker that was paused until its lease
 * expired can no longer write. Thread-safe.
 */
public final class ProjectionWorker implements ProjectionEngine {

    private final WorkerPlan plan;
    private final RunHandle<WorkerEngine> runs;

    private ProjectionWorker(WorkerPlan plan) {
        this.plan = plan;
        this.runs = new RunHandle<>("worker \"" + plan.name() + "\"", plan.run().logger());
    }

    /**
     * Creates a worker with the default options.
     *
     * @throws IllegalArgumentException if there is no projection, or two have the same name
     */
    public static ProjectionWorker of(ProjectionHost host, Projection... projections) {
        Builder builder = builder(host);
        List.of(projections).forEach(builder::add);
        return builder.build();
    }

    /** Creates a builder. */
    public static Builder builder(ProjectionHost host) {
        return new Builder(Objects.requireNonNull(host, "host").backend());
    }

    /** The worker's name, as other workers see it. */
    public String name() {
        return plan.name();
    }

    @Override
    public void start() {
        runs.start(() -> new WorkerEngine(plan));
    }

    @Override
    public void run() throws InterruptedException {
        runs.run(() -> new WorkerEngine(plan));
    }

    /**
     * Requests a stop and waits: each segment ends after its current batch and is released immediately.
     *
     * @return whether it has ended in time; otherwise it will end after its current batches
     * @throws InterruptedException if the calling thread is interrupted; it stops nevertheless
     */
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

    /** The status of each segment that it processes. */
    @Override
    public List<PartitionStatus> partitions() {
        return runs.partitions();
    }

    /** The status of the worker. */
    public WorkerStatus status() {
        return WorkerSnapshot.of(name(), runs.last());
    }

    /** The first failure that ended a segment and was not resolved; see {@link WorkerOptions.Builder#retryFailed}. */
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

    /** Builds a {@link ProjectionWorker}. Not thread-safe. */
    public static final class Builder {

        private record Addition(Projection projection, ProjectionOptions options) {}

        private final ProjectionBackend backend;
        private final List<Addition> additions = new ArrayList<>();
        private @Nullable TransactionRunner heartbeats;
        private WorkerOptions options = WorkerOptions.defaults();
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
            Registration.checkAddition(projection, additions.stream().map(Addition::projection));
            additions.add(new Addition(projection, Objects.requireNonNull(projectionOptions, "projectionOptions")));
            return this;
        }

        /** Sets how the worker shares segments, reads the log and reports. */
        public Builder options(WorkerOptions workerOptions) {
            this.options = Objects.requireNonNull(workerOptions, "workerOptions");
            return this;
        }

        /**
         * Sets the transactions of heartbeats, in the database of the read models. By default the backend dedicates a
         * connection to them; transactions that are set here must not wait for handlers either.
         */
        public Builder heartbeats(TransactionRunner transactions) {
            this.heartbeats = Objects.requireNonNull(transactions, "transactions");
            return this;
        }

        /** Makes a failed segment stop the whole worker. */
        public Builder failFast() {
            this.failFast = true;
            return this;
        }

        /**
         * Builds the worker.
         *
         * @throws IllegalArgumentException if no projection was added
         */
        public ProjectionWorker build() {
            if (additions.isEmpty()) {
                throw new IllegalArgumentException("at least one projection must be added");
            }
            String name = options.newName();
            List<Registration> registrations = additions.stream()
                    .map(one -> Registration.of(one.projection(), one.options().settings(), options.run(), name))
                    .toList();
            return new ProjectionWorker(new WorkerPlan(
                    backend, heartbeats, options.timing(), options.run(), name, registrations, failFast));
        }
    }
}
