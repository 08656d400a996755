// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.admin;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.KnownProjection;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.projection.status.ProjectionStatus;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.spi.ProjectionLog;
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
        Optional<Instant> failedAt,
        Optional<Instant> waitingSince,
        List<Worker> workers,
        Optional<Pause> pause,
        Optional<String> errorAction)
        implements ProjectionStatus {

    /** The values of one partition. */
    private record Range(SlotRange slots, long position, String owner, Instant updatedAt, Optional<String> leasedBy)
            implements Partition {}

    /** The values of one worker. */
    private record Sharing(String name, Optional<String> version) implements Worker {}

    /**
     * Reads the status of a projection, without the time of the next event, which is in the log.
     *
     * @param latest the highest position of the log
     */
    public static ProjectionSnapshot read(Connection tx, ProjectionStore store, String projection, long latest) {
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
                known.flatMap(KnownProjection::failedAt),
                Optional.empty(),
                workers(tx, store, projection),
                known.flatMap(KnownProjection::pause).map(Pause.class::cast),
                known.flatMap(KnownProjection::errorAction));
    }

    private static List<Worker> workers(Connection tx, ProjectionStore store, String projection) {
        return store.leases().announcements(tx, projection).stream()
                .<Worker>map(worker -> new Sharing(worker.owner(), worker.version()))
                .toList();
    }

    /** This status with the time of the next event to handle. */
    public ProjectionSnapshot waiting(ProjectionLog log) {
        if (lag() == 0) {
            return this;
        }
        Optional<Instant> next = log.readPassed(ReadScope.all(), position(), latest, 1).events().stream()
                .map(PersistedEvent::createdAt)
                .findFirst();
        return new ProjectionSnapshot(
                projection, partitions, latest, parked, dead, failure, failedAt, next, workers, pause, errorAction);
    }

    private static Partition range(Checkpoint row, List<Lease> leases) {
        Optional<String> holder = leases.stream()
                .filter(lease -> lease.slots().overlaps(row.slots()))
                .map(Lease::owner)
                .findFirst();
        return new Range(row.slots(), row.position(), row.owner(), row.updatedAt(), holder);
    }
}
