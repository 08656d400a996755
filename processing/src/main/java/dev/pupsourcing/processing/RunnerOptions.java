// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.processing.internal.settings.OwnerNames;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.projection.status.ProcessingListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How a {@link ProjectionRunner} reads the log and reports, for all its projections. Immutable and thread-safe. */
public final class RunnerOptions {

    /** The default number of events per page of the log. */
    public static final int DEFAULT_PAGE_SIZE = RunSettings.DEFAULT_PAGE_SIZE;

    /** The default interval between polls at the end of the log. */
    public static final Duration DEFAULT_POLL_INTERVAL = RunSettings.DEFAULT_POLL_INTERVAL;

    private static final RunnerOptions DEFAULTS = builder().build();

    private final RunSettings run;
    private final Optional<String> owner;

    private RunnerOptions(Builder builder) {
        this.run = builder.run;
        this.owner = builder.owner;
    }

    /** The defaults. */
    public static RunnerOptions defaults() {
        return DEFAULTS;
    }

    /** Creates a builder with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    RunSettings run() {
        return run;
    }

    String ownerOrRandom() {
        return owner.orElseGet(OwnerNames::draw);
    }

    @Override
    public String toString() {
        return "RunnerOptions[pageSize=" + run.pageSize() + ", pollInterval=" + run.pollInterval()
                + owner.map(name -> ", owner=" + name).orElse("") + "]";
    }

    /** Builds {@link RunnerOptions}. Not thread-safe. */
    public static final class Builder {

        private RunSettings run = RunSettings.DEFAULTS;
        private Optional<String> owner = Optional.empty();

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

        /**
         * Sets the owner name in checkpoints; host, process id and a random part by default.
         *
         * @throws IllegalArgumentException if it is blank or longer than 255 characters
         */
        public Builder owner(String name) {
            owner = Optional.of(OwnerNames.check(name));
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

        /** Builds the options. */
        public RunnerOptions build() {
            return new RunnerOptions(this);
        }
    }
}
