// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.settings;

import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.StartFrom;
import java.time.Duration;
import java.util.Objects;

/**
 * The settings of one projection. Immutable.
 *
 * @param batchSize the number of events per transaction, unless the projection handles whole pages
 * @param errorPolicy the policy for events that cannot be handled
 * @param deadLetterLimit the maximum number of dead letters within the period
 * @param deadLetterPeriod the period of that limit
 * @param startFrom the start position if there is no checkpoint
 */
public record ProjectionSettings(
        int batchSize, ErrorPolicy errorPolicy, int deadLetterLimit, Duration deadLetterPeriod, StartFrom startFrom) {

    public static final int DEFAULT_BATCH_SIZE = 100;

    public static final int DEFAULT_DEAD_LETTER_LIMIT = 100;

    public static final Duration DEFAULT_DEAD_LETTER_PERIOD = Duration.ofHours(1);

    /** The defaults. */
    public static final ProjectionSettings DEFAULTS = new ProjectionSettings(
            DEFAULT_BATCH_SIZE,
            ErrorPolicy.stop(),
            DEFAULT_DEAD_LETTER_LIMIT,
            DEFAULT_DEAD_LETTER_PERIOD,
            StartFrom.beginning());

    public ProjectionSettings {
        atLeastOne("batchSize", batchSize);
        Objects.requireNonNull(errorPolicy, "errorPolicy");
        atLeastOne("deadLetterLimit", deadLetterLimit);
        if (Objects.requireNonNull(deadLetterPeriod, "deadLetterPeriod").toMillis() < 1) {
            throw new IllegalArgumentException(
                    "the period of deadLetterLimit must be at least 1 ms, was " + deadLetterPeriod);
        }
        Objects.requireNonNull(startFrom, "startFrom");
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
    }

    public ProjectionSettings withBatchSize(int events) {
        return new ProjectionSettings(events, errorPolicy, deadLetterLimit, deadLetterPeriod, startFrom);
    }

    public ProjectionSettings withErrorPolicy(ErrorPolicy policy) {
        return new ProjectionSettings(batchSize, policy, deadLetterLimit, deadLetterPeriod, startFrom);
    }

    public ProjectionSettings withDeadLetterLimit(int events, Duration period) {
        return new ProjectionSettings(batchSize, errorPolicy, events, period, startFrom);
    }

    public ProjectionSettings withStartFrom(StartFrom start) {
        return new ProjectionSettings(batchSize, errorPolicy, deadLetterLimit, deadLetterPeriod, start);
    }
}
