// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.admin;

import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.KnownProjection;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.projection.status.ProjectionStatus;
import dev.pupsourcing.slot.SlotRange;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The values of a {@link ProjectionStatus}. */
public record ProjectionSnapshot(
        String projection,
        List<Partition> partitions,
        long latest,
        long parked,
        long dead,
        Optional<String> failure,
        Optional<Pause> pause,
        Optional<String> errorAction)
        implements ProjectionStatus {

    /** The values of one partition. */
    private record Range(SlotRange slots, long position, String owner, Instant updatedAt, Optional<String> leasedBy)
            implements Partition {}

    /**
     * Reads the status of a projection.
     *
     * @param latest the highest position of the log
     */
    public static ProjectionStatus read(Connection tx, ProjectionStore store, String projection, long latest) {
        List<Lease> leases = store.leases().list(tx, projection).stream()
                .filter(lease -> !lease.expired())
                .toList();
        Optional<KnownProjection> known = store.known().find(tx, projection);
        return new ProjectionSnapshot(
                projection,
                store.checkpoints().load(tx, projection).stream()
                        .map(row -> range(row, leases))
                        .toList(),
                latest,
                store.parkedStreams().count(tx, projection),
                store.deadLetters().count(tx, projection),
                known.flatMap(KnownProjection::failure),
                known.flatMap(KnownProjection::pause).map(Pause.class::cast),
                known.flatMap(KnownProjection::errorAction));
    }

    private static Partition range(Checkpoint row, List<Lease> leases) {
        Optional<String> holder = leases.stream()
                .filter(lease -> lease.slots().overlaps(row.slots()))
                .map(Lease::owner)
                .findFirst();
        return new Range(row.slots(), row.position(), row.owner(), row.updatedAt(), holder);
    }
}
