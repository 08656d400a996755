// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.slot.SlotRange;
import java.time.Instant;
import java.util.Optional;

/** The values of a {@link PartitionStatus}. */
public record PartitionSnapshot(
        String projection,
        SlotRange slots,
        Phase phase,
        long position,
        long handled,
        double rate,
        double positionsPerSecond,
        String owner,
        Optional<Throwable> lastError,
        Optional<Instant> lastErrorAt,
        Instant since)
        implements PartitionStatus {}
