// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.processing.internal.settings.OwnerNames;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.processing.internal.settings.Timing;
import dev.pupsourcing.projection.status.ProcessingListener;
import dev.pupsourcing.slot.Slots;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How a {@link ProjectionWorker} shares projections, reads the log and reports. Immutable and thread-safe. */
public final class WorkerOptions {

    /** The default number of segments per projection. */
    public static final int DEFAULT_SEGMENTS = 16;

    /** The default duration of a lease. */
    public static final Duration DEFAULT_LEASE = Duration.ofSeconds(30);

    /** The default interval between heartbeats. */
    public static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(5);

    /** The default interval between rebalancings. */
    public static final Duration DEFAULT_REBALANCE = Duration.ofSeconds(10);

    /** The default time after which the lease of an unfinished batch is no longer renewed. */
    public static final Duration DEFAULT_HANDLER_TIMEOUT = Duration.ofMinutes(2);

    /** The default pause before a failed segment is retried. */
    public static final Duration DEFAULT_RETRY_FAILED = Duration.ofMinutes(1);

    /** The minimum number of heartbeats per lease. */
    public static final int MIN_HEARTBEATS = 3;

    private static final int MAX_NAME = 200;

    private static final WorkerOptions DEFAULTS = builder().build();

    private final int segments;
    private final Timing timing;
    private final RunSettings run;
    private final Optional<String> name;

    private WorkerOptions(Builder builder) {
        this.segments = builder.segments;
        this.timing = new Timing(
                builder.lease, builder.heartbeat, builder.rebalance, builder.handlerTimeout, builder.retryFailed);
        this.run = builder.run;
        this.name = builder.name;
    }

    /** The defaults. */
    public static WorkerOptions defaults() {
        return DEFAULTS;
    }

    /** Creates a builder with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    Timing timing() {
        return timing;
    }

    RunSettings run() {
        return run;
    }

    /** A unique worker name. */
    String newName() {
        return OwnerNames.ofWorker(name.map(OwnerNames::unique).orElseGet(OwnerNames::draw), segments);
    }

    @Override
    public String toString() {
        return "WorkerOptions[segments=" + segments + ", " + timing + ", pageSize=" + run.pageSize()
                + ", pollInterval=" + run.pollInterval()
                + name.map(text -> ", name=" + text).orElse("") + "]";
    }

    /** Builds {@link WorkerOptions}. Not thread-safe. */
    public static final class Builder {

        private int segments = DEFAULT_SEGMENTS;
        private Duration lease = DEFAULT_LEASE;
        private Duration heartbeat = DEFAULT_HEARTBEAT;
        private Duration rebalance = DEFAULT_REBALANCE;
        private Duration handlerTimeout = DEFAULT_HANDLER_TIMEOUT;
        private Duration retryFailed = DEFAULT_RETRY_FAILED;
        private RunSettings run = RunSettings.DEFAULTS;
        private Optional<String> name = Optional.empty();

        private Builder() {}

        /**
         * Sets the number of events per page of the log.
         *
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder pageSize(int events) {
            run = run.withPageSize(events);
            return this;
        }

        /**
         * Sets the interval between polls at the end of the log.
         *
         * @throws IllegalArgumentException if it is below a millisecond
         */
        public Builder pollInterval(Duration interval) {
            run = run.withPollInterval(interval);
            return this;
        }

        /** Sets the clock for status timestamps. Correctness never depends on it. */
        public Builder clock(InstantSource source) {
            run = run.withClock(source);
            return this;
        }

        /**
         * Sets the monotonic clock that measures durations, in nanoseconds; {@link System#nanoTime()} by default. For
         * tests, together with {@link #clock(InstantSource)}.
         */
        public Builder nanos(LongSupplier source) {
            run = run.withNanos(source);
            return this;
        }

        /**
         * Sets the logger; the system logger {@code dev.pupsourcing.processing} by default. Payloads and metadata are
         * never logged.
         */
        public Builder logger(System.Logger target) {
            run = run.withLogger(target);
            return this;
        }

        /** Adds a listener; may be called several times. None of them disturbs the others. */
        public Builder listener(ProcessingListener listener) {
            run = run.withListener(listener);
            return this;
        }

        /**
         * Sets the number of segments per projection; it should exceed the number of workers. While workers with
         * different numbers run together, all use the largest.
         *
         * @throws IllegalArgumentException if it is not between 1 and 1024
         */
        public Builder segments(int total) {
            if (total < 1 || total > Slots.COUNT) {
                throw new IllegalArgumentException("segments " + total + " is not within 1.." + Slots.COUNT);
            }
            this.segments = total;
            return this;
        }

        /** Sets the duration of a lease, after which other workers take the segments of a dead worker. */
        public Builder lease(Duration duration) {
            this.lease = positive("lease", duration);
            return this;
        }

        /** Sets the interval between heartbeats, which renew leases. */
        public Builder heartbeat(Duration interval) {
            this.heartbeat = positive("heartbeat", interval);
            return this;
        }

        /** Sets the interval between rebalancings, which release segments to workers that have too few. */
        public Builder rebalance(Duration interval) {
            this.rebalance = positive("rebalance", interval);
            return this;
        }

        /**
         * Sets the time after which the lease of an unfinished batch is no longer renewed, so that a handler that hangs
         * does not hold its segment for ever.
         */
        public Builder handlerTimeout(Duration limit) {
            this.handlerTimeout = positive("handlerTimeout", limit);
            return this;
        }

        /**
         * Sets the pause before a failed segment is retried; a minute by default. It doubles with each further failure,
         * up to sixteen times. A segment therefore recovers by itself when the cause is resolved.
         */
        public Builder retryFailed(Duration pause) {
            this.retryFailed = positive("retryFailed", pause);
            return this;
        }

        /**
         * Sets the prefix of the worker's name; host and process by default. A random part follows, so that the name is
         * unique.
         *
         * @throws IllegalArgumentException if it is blank or longer than 200 characters
         */
        public Builder name(String prefix) {
            if (OwnerNames.check(prefix).length() > MAX_NAME) {
                throw new IllegalArgumentException("name \"" + prefix + "\" is longer than " + MAX_NAME);
            }
            this.name = Optional.of(prefix);
            return this;
        }

        private static Duration positive(String what, Duration value) {
            if (Objects.requireNonNull(value, what).toMillis() < 1) {
                throw new IllegalArgumentException(what + " " + value + " is below a millisecond");
            }
            return value;
        }

        /**
         * Builds the options.
         *
         * @throws IllegalArgumentException if the heartbeat is too long for the lease
         */
        public WorkerOptions build() {
            if (heartbeat.multipliedBy(MIN_HEARTBEATS).compareTo(lease) > 0) {
                throw new IllegalArgumentException("heartbeat " + heartbeat + " is not well below lease " + lease
                        + ": at least " + MIN_HEARTBEATS + " heartbeats must fit into a lease");
            }
            return new WorkerOptions(this);
        }
    }
}
