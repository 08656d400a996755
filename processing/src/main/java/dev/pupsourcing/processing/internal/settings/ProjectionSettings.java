// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.settings;

import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.StartFrom;
import dev.pupsourcing.slot.SlotRange;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The settings of one projection. Immutable.
 *
 * @param batchSize how many events one transaction handles, unless the projection handles whole pages
 * @param errorPolicy what to do with an event that cannot be handled
 * @param deadLetterLimit how many events may become dead letters within the period
 * @param deadLetterPeriod the period of that limit
 * @param startFrom where the projection begins if it has no checkpoint
 * @param partitions the ranges of slots that a runner processes, each on its thread; a worker processes those of its leases
 */
public record ProjectionSettings(
        int batchSize,
        ErrorPolicy errorPolicy,
        int deadLetterLimit,
        Duration deadLetterPeriod,
        StartFrom startFrom,
        List<SlotRange> partitions) {

    /** The defaults. */
    public static final ProjectionSettings DEFAULTS = new ProjectionSettings(
            100, ErrorPolicy.stop(), 100, Duration.ofHours(1), StartFrom.beginning(), List.of(SlotRange.ALL));

    public ProjectionSettings {
        atLeastOne("batchSize", batchSize);
        Objects.requireNonNull(errorPolicy, "errorPolicy");
        atLeastOne("deadLetterLimit", deadLetterLimit);
        if (Objects.requireNonNull(deadLetterPeriod, "deadLetterPeriod").toMillis() < 1) {
            throw new IllegalArgumentException(
                    "the period of deadLetterLimit must be at least 1 ms, was " + deadLetterPeriod);
        }
        Objects.requireNonNull(startFrom, "startFrom");
        partitions = List.copyOf(partitions);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
    }

    public ProjectionSettings withBatchSize(int events) {
        return new ProjectionSettings(events, errorPolicy, deadLetterLimit, deadLetterPeriod, startFrom, partitions);
    }

    public ProjectionSettings withErrorPolicy(ErrorPolicy policy) {
        return new ProjectionSettings(batchSize, policy, deadLetterLimit, deadLetterPeriod, startFrom, partitions);
    }

    public ProjectionSettings withDeadLetterLimit(int events, Duration period) {
        return new ProjectionSettings(batchSize, errorPolicy, events, period, startFrom, partitions);
    }

    public ProjectionSettings withStartFrom(StartFrom start) {
        return new ProjectionSettings(batchSize, errorPolicy, deadLetterLimit, deadLetterPeriod, start, partitions);
    }

    public ProjectionSettings withPartitions(List<SlotRange> ranges) {
        return new ProjectionSettings(batchSize, errorPolicy, deadLetterLimit, deadLetterPeriod, startFrom, ranges);
    }
}
