// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.admin;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.processing.internal.guard.StoreCall;
import dev.pupsourcing.processing.internal.partition.CheckpointErrors;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionStateException;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.KnownProjection;
import dev.pupsourcing.projection.spi.ParkedStreamRow;
import dev.pupsourcing.projection.spi.ProjectionStore;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a projection has handled the events up to a position, all of them or those of one stream, or why
 * waiting cannot help. Not thread-safe.
 */
public final class HandledCheck {

    /** The time within which a projection that was just started becomes known. */
    static final Duration GRACE = Duration.ofSeconds(1);

    private final ProjectionBackend backend;
    private final ProjectionStore store;
    private final String projection;
    private final @Nullable StreamId stream;
    private final long position;
    private final long startedAt = System.nanoTime();
    private String failure = "";

    /**
     * Creates a check.
     *
     * @param stream the stream, null for all
     */
    public HandledCheck(ProjectionBackend backend, String projection, @Nullable StreamId stream, long position) {
        this.backend = backend;
        this.store = backend.projectionStore();
        this.projection = Objects.requireNonNull(projection, "projection");
        this.stream = stream;
        this.position = position;
    }

    /** The result of one check of the database. */
    private enum Progress {
        UNKNOWN,
        FAILED,
        BEHIND,
        PASSED,
        /** The checkpoints have passed the position, but some streams are parked. */
        PASSED_BUT_PARKED
    }

    /**
     * Whether the events have been handled.
     *
     * @param last whether this is the last check
     * @throws ProjectionStateException if they have not been handled, and waiting cannot help
     */
    public boolean passed(boolean last) {
        Progress progress = StoreCall.run(backend, "read of a checkpoint", this::look);
        if (last || System.nanoTime() - startedAt >= GRACE.toNanos()) {
            checkAlive(progress);
        }
        if (progress == Progress.PASSED_BUT_PARKED) {
            checkNotParked();
            return true;
        }
        return progress == Progress.PASSED;
    }

    private void checkAlive(Progress progress) {
        if (progress == Progress.UNKNOWN) {
            throw StateErrors.unknown(projection);
        }
        if (progress == Progress.FAILED) {
            throw StateErrors.failed(projection, failure);
        }
    }

    private Progress look(Connection tx) {
        List<Checkpoint> rows = store.checkpoints().load(tx, projection);
        if (rows.isEmpty()) {
            return Progress.UNKNOWN;
        }
        List<Checkpoint> behind = rows.stream()
                .filter(row -> concerns(row) && row.position() < position)
                .toList();
        if (!behind.isEmpty()) {
            return hasFailed(tx, behind) ? Progress.FAILED : Progress.BEHIND;
        }
        store.deadLetters().find(tx, projection, position).ifPresent(letter -> {
            throw StateErrors.deadLetter(letter);
        });
        return store.parkedStreams().count(tx, projection) == 0 ? Progress.PASSED : Progress.PASSED_BUT_PARKED;
    }

    private boolean hasFailed(Connection tx, List<Checkpoint> behind) {
        Optional<KnownProjection> known = store.known().find(tx, projection);
        known.flatMap(KnownProjection::pause).ifPresent(pause -> {
            throw CheckpointErrors.paused(projection, pause);
        });
        failure = known.flatMap(KnownProjection::failure).orElse("");
        OptionalInt slot = known.map(KnownProjection::failedSlot).orElse(OptionalInt.empty());
        return slot.isPresent() && behind.stream().anyMatch(row -> row.slots().contains(slot.getAsInt()));
    }

    /** With another partition strategy the stream's events may be in any slot. */
    private boolean concerns(Checkpoint row) {
        return stream == null || row.strategy() != 0 || row.slots().contains(stream.slot());
    }

    /** The log is queried outside any transaction, because a pool of one connection would have none left. */
    private void checkNotParked() {
        StreamId wanted = stream == null ? streamAt(position).orElse(null) : stream;
        if (wanted == null) {
            return;
        }
        List<ParkedStreamRow> rows = StoreCall.run(
                backend,
                "read of the parked streams",
                tx -> store.parkedStreams().list(tx, projection, wanted));
        rows.stream().filter(row -> row.handledTo() < position).findFirst().ifPresent(row -> {
            throw StateErrors.parked(row, position);
        });
    }

    private Optional<StreamId> streamAt(long passed) {
        if (passed < 1) {
            return Optional.empty();
        }
        return backend.log().readPassed(ReadScope.all(), passed - 1, passed, 1).events().stream()
                .findFirst()
                .map(PersistedEvent::stream);
    }
}
