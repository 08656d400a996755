// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.processing.internal.settings.OwnerNames;
import dev.pupsourcing.processing.internal.settings.ProjectionSettings;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.StartFrom;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.spi.SafeLogger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How projections are run. Immutable and thread-safe. */
public final class ProcessingOptions {

    /** How many events one reading of the log fetches by default. */
    public static final int DEFAULT_PAGE_SIZE = 1_000;

    /** How many events one transaction handles by default, one by one. */
    public static final int DEFAULT_BATCH_SIZE = 100;

    /** How often the end of the log is looked at by default. */
    public static final Duration DEFAULT_POLL_INTERVAL = Duration.ofMillis(100);

    /** How many events of a projection become dead letters within {@link #DEFAULT_DEAD_LETTER_PERIOD} by default. */
    public static final int DEFAULT_DEAD_LETTER_LIMIT = 100;

    /** The period of the limit on dead letters by default. */
    public static final Duration DEFAULT_DEAD_LETTER_PERIOD = Duration.ofHours(1);

    private static final ProcessingOptions DEFAULTS = builder().build();

    private final int pageSize;
    private final int batchSize;
    private final Duration pollInterval;
    private final ErrorPolicy errorPolicy;
    private final int deadLetterLimit;
    private final Duration deadLetterPeriod;
    private final StartFrom startFrom;
    private final List<SlotRange> partitions;
    private final Optional<String> owner;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final System.Logger logger;

    private ProcessingOptions(Builder builder) {
        this.pageSize = builder.pageSize;
        this.batchSize = builder.batchSize;
        this.pollInterval = builder.pollInterval;
        this.errorPolicy = builder.errorPolicy;
        this.deadLetterLimit = builder.deadLetterLimit;
        this.deadLetterPeriod = builder.deadLetterPeriod;
        this.startFrom = builder.startFrom;
        this.partitions = builder.partitions;
        this.owner = builder.owner;
        this.clock = builder.clock;
        this.logger = SafeLogger.of(builder.logger);
        this.nanos = builder.nanos;
    }

    /** The defaults. */
    public static ProcessingOptions defaults() {
        return DEFAULTS;
    }

    /** A builder that starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** How many events one reading of the log fetches. */
    public int pageSize() {
        return pageSize;
    }

    /** How many events one transaction handles, unless the projection asks for whole batches. */
    public int batchSize() {
        return batchSize;
    }

    /** How often the end of the log is looked at. */
    public Duration pollInterval() {
        return pollInterval;
    }

    /** What becomes of an event that cannot be handled. */
    public ErrorPolicy errorPolicy() {
        return errorPolicy;
    }

    /** How many events of a projection may become dead letters in this process within {@link #deadLetterPeriod()}. */
    public int deadLetterLimit() {
        return deadLetterLimit;
    }

    /** The period of {@link #deadLetterLimit()}. */
    public Duration deadLetterPeriod() {
        return deadLetterPeriod;
    }

    /** Where a projection begins that has no checkpoint yet. */
    public StartFrom startFrom() {
        return startFrom;
    }

    /** The ranges of slots that are run, each by a thread of its own. */
    public List<SlotRange> partitions() {
        return partitions;
    }

    /** Under which name checkpoints are moved, if one was given. */
    public Optional<String> owner() {
        return owner;
    }

    /** The clock for timestamps in reports. What has to be measured is measured by a monotonic clock. */
    public InstantSource clock() {
        return clock;
    }

    RunSettings run() {
        return new RunSettings(pageSize, pollInterval, clock, nanos, logger);
    }

    ProjectionSettings projection() {
        return new ProjectionSettings(batchSize, errorPolicy, deadLetterLimit, deadLetterPeriod, startFrom, partitions);
    }

    /** Where processing logs; it never logs payloads or metadata. */
    public System.Logger logger() {
        return logger;
    }

    /** Builds {@link ProcessingOptions}. Not thread-safe. */
    public static final class Builder {

        private int pageSize = DEFAULT_PAGE_SIZE;
        private int batchSize = DEFAULT_BATCH_SIZE;
        private Duration pollInterval = DEFAULT_POLL_INTERVAL;
        private ErrorPolicy errorPolicy = ErrorPolicy.stop();
        private int deadLetterLimit = DEFAULT_DEAD_LETTER_LIMIT;
        private Duration deadLetterPeriod = DEFAULT_DEAD_LETTER_PERIOD;
        private StartFrom startFrom = StartFrom.beginning();
        private List<SlotRange> partitions = List.of(SlotRange.ALL);
        private Optional<String> owner = Optional.empty();
        private InstantSource clock = InstantSource.system();
        private LongSupplier nanos = System::nanoTime;
        private System.Logger logger = System.getLogger("dev.pupsourcing.processing");

        private Builder() {}

        /**
         * Sets how many events one reading of the log fetches.
         *
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder pageSize(int events) {
            this.pageSize = atLeastOne("pageSize", events);
            return this;
        }

        /**
         * Sets how many events one transaction handles.
         *
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder batchSize(int events) {
            this.batchSize = atLeastOne("batchSize", events);
            return this;
        }

        /**
         * Sets how often the end of the log is looked at.
         *
         * @throws IllegalArgumentException if it is below a millisecond
         */
        public Builder pollInterval(Duration interval) {
            if (Objects.requireNonNull(interval, "interval").toMillis() < 1) {
                throw new IllegalArgumentException("pollInterval " + interval + " is below a millisecond");
            }
            this.pollInterval = interval;
            return this;
        }

        /** Sets what becomes of an event that cannot be handled; the projection stops by default. */
        public Builder errorPolicy(ErrorPolicy policy) {
            this.errorPolicy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /** Sets where a projection begins that has no checkpoint yet; with the first event of the log by default. */
        public Builder startFrom(StartFrom start) {
            this.startFrom = Objects.requireNonNull(start, "start");
            return this;
        }

        /**
         * Sets how many events of a projection may become dead letters within a period; 100 within an hour by default. At
         * one more the projection stops before the event: so many failures have one cause, which is not the events. A
         * worker tries again later, see {@link WorkerOptions.Builder#retryFailed(Duration)}; the limit then still counts the
         * dead letters of before. Only matters with {@link ErrorPolicy#deadLetter()}.
         *
         * @throws IllegalArgumentException if the number is below 1, or the period below a millisecond
         */
        public Builder deadLetterLimit(int events, Duration per) {
            if (Objects.requireNonNull(per, "per").compareTo(Duration.ofMillis(1)) < 0) {
                throw new IllegalArgumentException("the period of deadLetterLimit must be at least 1 ms, was " + per);
            }
            this.deadLetterLimit = atLeastOne("deadLetterLimit", events);
            this.deadLetterPeriod = per;
            return this;
        }

        /**
         * Runs all partitions of so many, side by side in this process; one by default.
         *
         * @throws IllegalArgumentException if the total is out of range
         */
        public Builder partitions(int total) {
            List<SlotRange> ranges = new ArrayList<>();
            ranges.add(SlotRange.ofPartition(0, total));
            for (int i = 1; i < total; i++) {
                ranges.add(SlotRange.ofPartition(i, total));
            }
            this.partitions = List.copyOf(ranges);
            return this;
        }

        /**
         * Runs one partition of several; other processes run the others.
         *
         * @param index which one, from 0
         * @throws IllegalArgumentException if the index or the total is out of range
         */
        public Builder partition(int index, int total) {
            this.partitions = List.of(SlotRange.ofPartition(index, total));
            return this;
        }

        /**
         * Sets under which name checkpoints are moved; host, process and a random part by default.
         *
         * @throws IllegalArgumentException if it is blank or longer than 255 characters
         */
        public Builder owner(String name) {
            this.owner = Optional.of(OwnerNames.check(name));
            return this;
        }

        /** Sets the clock for timestamps in reports. */
        public Builder clock(InstantSource source) {
            this.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Sets the monotonic clock by which durations are measured, in nanoseconds; {@link System#nanoTime()} by default.
         * For tests, together with {@link #clock(InstantSource)}.
         */
        public Builder nanos(LongSupplier source) {
            this.nanos = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Sets where processing logs; the system logger {@code dev.pupsourcing.processing} by default. */
        public Builder logger(System.Logger target) {
            this.logger = Objects.requireNonNull(target, "target");
            return this;
        }

        private static int atLeastOne(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " " + value + " is below 1");
            }
            return value;
        }

        /** The finished options. */
        public ProcessingOptions build() {
            return new ProcessingOptions(this);
        }
    }
}
