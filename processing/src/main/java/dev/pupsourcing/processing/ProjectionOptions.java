// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.processing.internal.settings.ProjectionSettings;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.StartFrom;
import java.time.Duration;

/** How one projection is processed, by a runner or a worker. Immutable and thread-safe. */
public final class ProjectionOptions {

    /** The number of events that one transaction handles by default. */
    public static final int DEFAULT_BATCH_SIZE = ProjectionSettings.DEFAULT_BATCH_SIZE;

    /** The number of dead letters that are allowed within {@link #DEFAULT_DEAD_LETTER_PERIOD} by default. */
    public static final int DEFAULT_DEAD_LETTER_LIMIT = ProjectionSettings.DEFAULT_DEAD_LETTER_LIMIT;

    /** The period of the limit on dead letters by default. */
    public static final Duration DEFAULT_DEAD_LETTER_PERIOD = ProjectionSettings.DEFAULT_DEAD_LETTER_PERIOD;

    private static final ProjectionOptions DEFAULTS = builder().build();

    private final ProjectionSettings settings;

    private ProjectionOptions(ProjectionSettings settings) {
        this.settings = settings;
    }

    /** The defaults. */
    public static ProjectionOptions defaults() {
        return DEFAULTS;
    }

    /** Creates a builder with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    ProjectionSettings settings() {
        return settings;
    }

    @Override
    public String toString() {
        return "ProjectionOptions[batchSize=" + settings.batchSize() + ", errorPolicy=" + settings.errorPolicy()
                + ", deadLetterLimit=" + settings.deadLetterLimit() + " per " + settings.deadLetterPeriod()
                + ", startFrom=" + settings.startFrom() + "]";
    }

    /** Builds {@link ProjectionOptions}. Not thread-safe. */
    public static final class Builder {

        private ProjectionSettings settings = ProjectionSettings.DEFAULTS;

        private Builder() {}

        /**
         * Sets the number of events that one transaction handles. A projection that handles whole batches gets a page
         * instead.
         *
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder batchSize(int events) {
            settings = settings.withBatchSize(events);
            return this;
        }

        /** Sets what to do with an event that cannot be handled; the projection stops by default. */
        public Builder errorPolicy(ErrorPolicy policy) {
            settings = settings.withErrorPolicy(policy);
            return this;
        }

        /** Sets where the projection begins if it has no checkpoint; with the first event of the log by default. */
        public Builder startFrom(StartFrom start) {
            settings = settings.withStartFrom(start);
            return this;
        }

        /**
         * Sets the maximum number of dead letters within a period; 100 within an hour by default. At the limit the
         * projection stops, because that number of failures probably has a common cause. A worker retries later, see
         * {@link WorkerOptions.Builder#retryFailed(Duration)}; earlier dead letters still count then. Has an effect
         * only with {@link ErrorPolicy#deadLetter()}.
         *
         * @throws IllegalArgumentException if the number is below 1, or the period below a millisecond
         */
        public Builder deadLetterLimit(int events, Duration period) {
            settings = settings.withDeadLetterLimit(events, period);
            return this;
        }

        /** Builds the options. */
        public ProjectionOptions build() {
            return new ProjectionOptions(settings);
        }
    }
}
