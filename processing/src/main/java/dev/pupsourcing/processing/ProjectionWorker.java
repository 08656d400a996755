// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.processing.internal.engine.WorkerEngine;
import dev.pupsourcing.processing.internal.engine.WorkerPlan;
import dev.pupsourcing.processing.internal.lease.WorkerName;
import dev.pupsourcing.processing.internal.partition.Registration;
import dev.pupsourcing.processing.internal.settings.OwnerNames;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.WorkerStatus;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.transaction.TransactionRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs its fair share of projections, together with the workers of any number of other processes and machines.
 *
 * <p>Each projection is cut into segments, ranges of slots. A worker holds a lease on each segment that it runs, and renews
 * it on a connection of its own. Workers that come, go or die are noticed through the database: segments move, and each
 * event still takes effect once. A worker that was paused past its lease cannot write any more. Can be stopped and started
 * again. Thread-safe.
 */
public final class ProjectionWorker implements AutoCloseable {

    /** How long {@link #close()} waits for the batches that are under way. */
    public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final WorkerPlan plan;
    private volatile Run run = new Run(Optional.empty(), false);

    /** The run that is going on or was the last, and whether there will be no other. */
    private record Run(Optional<WorkerEngine> engine, boolean closed) {

        Optional<WorkerEngine> active() {
            return engine.filter(one -> !one.hasEnded());
        }
    }

    private ProjectionWorker(WorkerPlan plan) {
        this.plan = plan;
    }

    /** A builder. */
    public static Builder builder(ProjectionBackend backend) {
        return new Builder(Objects.requireNonNull(backend, "backend"));
    }

    /** The worker's name, as others see it. */
    public String name() {
        return plan.name().text();
    }

    /**
     * Starts to work on threads of its own and returns.
     *
     * @throws IllegalStateException if it is running or closed
     */
    public synchronized void start() {
        Run before = run;
        if (before.closed() || before.active().isPresent()) {
            throw new IllegalStateException("the worker is " + (before.closed() ? "closed" : "running already"));
        }
        WorkerEngine engine = new WorkerEngine(plan);
        run = new Run(Optional.of(engine), false);
        engine.start();
    }

    /**
     * Works until it is stopped, and returns.
     *
     * @throws ProjectionStoppedException if a segment failed
     * @throws InterruptedException if the thread is interrupted; the worker is stopped
     */
    public void run() throws InterruptedException {
        start();
        WorkerEngine engine = run.engine().orElseThrow();
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
     * Asks it to stop and waits: each segment ends after the batch it is in, and is given back at once.
     *
     * @return whether it has ended; if not, it still ends after its batches
     * @throws InterruptedException if the thread is interrupted; it stops all the same
     */
    public boolean stop(Duration atMost) throws InterruptedException {
        Objects.requireNonNull(atMost, "atMost");
        Optional<WorkerEngine> engine = run.engine();
        engine.ifPresent(WorkerEngine::requestStop);
        return engine.isEmpty() || engine.get().awaitEnd(atMost);
    }

    /** Looks at once whether there is something new; for those who commit appends themselves. */
    public void wakeUp() {
        run.active().ifPresent(WorkerEngine::wakeUp);
    }

    /** How it is doing. */
    public WorkerStatus status() {
        return run.engine()
                .map(WorkerEngine::status)
                .orElseGet(() -> new WorkerStatus(name(), List.of(), Map.of(), Optional.empty()));
    }

    /** The first failure that ended a segment and was not overcome since; see {@link WorkerOptions#retryFailed()}. */
    public Optional<ProjectionStoppedException> failure() {
        return run.engine().flatMap(WorkerEngine::failure);
    }

    /** The position that stops the reading of the log, if there is one, and who may hold it; asks the database. */
    public Optional<LogStall> stalledAt() {
        return run.active().flatMap(WorkerEngine::stall);
    }

    /** Whether it is running. */
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
                logger().log(
                                System.Logger.Level.WARNING,
                                "worker " + name() + " has not ended within " + CLOSE_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private System.Logger logger() {
        return plan.run().logger();
    }

    /** Builds a {@link ProjectionWorker}. Not thread-safe. */
    public static final class Builder {

        private record Addition(Projection projection, ProcessingOptions options) {}

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
            return add(projection, ProcessingOptions.defaults());
        }

        /**
         * Adds a projection. Page size and poll interval of the first hold for all.
         *
         * @throws IllegalArgumentException if there is one of this name already, or if the options ask for partitions or
         *     name an owner, which the worker does itself
         */
        public Builder add(Projection projection, ProcessingOptions processing) {
            String name = projection.name();
            if (additions.stream().anyMatch(other -> other.projection().name().equals(name))) {
                throw new IllegalArgumentException("two projections are called \"" + name + "\"");
            }
            if (!processing.partitions().equals(List.of(SlotRange.ALL))
                    || processing.owner().isPresent()) {
                throw new IllegalArgumentException("projection \"" + name + "\" asks for "
                        + (processing.owner().isPresent() ? "an owner" : "partitions")
                        + "; a worker shares segments under its own name, see WorkerOptions");
            }
            additions.add(new Addition(projection, processing));
            return this;
        }

        /** Sets how it shares with others. */
        public Builder options(WorkerOptions sharing) {
            this.options = Objects.requireNonNull(sharing, "sharing");
            return this;
        }

        /**
         * Sets the transactions of heartbeats, in the database of the read models. By default the backend dedicates a
         * connection to them; what is set here must not have to wait for handlers either.
         */
        public Builder heartbeats(TransactionRunner transactions) {
            this.heartbeats = Objects.requireNonNull(transactions, "transactions");
            return this;
        }

        /** Lets a segment that fails stop the whole worker. */
        public Builder failFast() {
            this.failFast = true;
            return this;
        }

        /**
         * The finished worker.
         *
         * @throws IllegalArgumentException if there is no projection
         */
        public ProjectionWorker build() {
            if (additions.isEmpty()) {
                throw new IllegalArgumentException("there is no projection to run");
            }
            WorkerName name = new WorkerName(
                    options.name().map(OwnerNames::unique).orElseGet(OwnerNames::draw), options.segments());
            List<Registration> registrations = additions.stream()
                    .map(one -> Registration.of(
                            one.projection(),
                            one.options().projection(),
                            one.options().run(),
                            name.text()))
                    .toList();
            return new ProjectionWorker(new WorkerPlan(
                    backend, heartbeats, options.timing(), registrations.get(0).run(), name, registrations, failFast));
        }
    }
}
