// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.admin;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.processing.internal.guard.FailureKind;
import dev.pupsourcing.processing.internal.guard.HandlerCall;
import dev.pupsourcing.processing.internal.guard.StoreCall;
import dev.pupsourcing.processing.internal.partition.CheckpointErrors;
import dev.pupsourcing.processing.internal.partition.SlotAssigner;
import dev.pupsourcing.processing.internal.report.Stopped;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.DeadLetterRow;
import dev.pupsourcing.projection.spi.ParkedStreamRow;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Replays parked streams and dead letters while the checkpoint of their slot is locked, so that the running projection
 * waits. Not thread-safe.
 */
public final class Replay {

    /** The number of events of a parked stream per transaction. */
    private static final int STEP = 100;

    private final ProjectionBackend backend;
    private final ProjectionStore store;
    private final Projection projection;
    private final SlotAssigner slots;
    private int handledInStep;

    public Replay(ProjectionBackend backend, Projection projection) {
        this.backend = backend;
        this.store = backend.projectionStore();
        this.projection = projection;
        this.slots = SlotAssigner.of(projection);
    }

    /** The result of a step. */
    private enum Step {
        NOT_PARKED,
        MORE,
        DONE
    }

    /** Handles the waiting events of a stream, slot by slot, and unparks it; returns whether it was parked. */
    public boolean parked(StreamId stream) {
        List<ParkedStreamRow> rows = StoreCall.run(
                backend,
                "read of the parked streams",
                tx -> store.parkedStreams().list(tx, projection.name(), stream));
        boolean found = false;
        for (ParkedStreamRow row : rows) {
            found |= parked(row.key());
        }
        return found;
    }

    /** After a failure the events before it are handled in a separate step, so that none is lost. */
    private boolean parked(ParkedStreamRow.Key key) {
        Step step = Step.MORE;
        boolean found = false;
        int limit = STEP;
        while (step == Step.MORE) {
            try {
                step = step(key, limit);
                found |= step != Step.NOT_PARKED;
                limit = STEP;
            } catch (ProjectionStoppedException e) {
                if (handledInStep == 0) {
                    throw e;
                }
                limit = handledInStep;
            }
        }
        return found;
    }

    private Step step(ParkedStreamRow.Key key, int limit) {
        return StoreCall.run(backend, "replay of a parked stream", tx -> step(tx, key, limit));
    }

    private Step step(Connection tx, ParkedStreamRow.Key key, int limit) throws SQLException {
        handledInStep = 0;
        Checkpoint locked = lock(tx, key.slot()).orElse(null);
        ParkedStreamRow parked =
                store.parkedStreams().find(tx, projection.name(), key).orElse(null);
        if (locked == null || parked == null) {
            return Step.NOT_PARKED;
        }
        List<PersistedEvent> events =
                backend.log().readPassed(key.stream(), parked.handledTo(), locked.position(), limit);
        for (PersistedEvent event : events) {
            if (inScope(event) && slots.of(event) == key.slot()) {
                handle(tx, event);
            }
            handledInStep++;
        }
        if (events.isEmpty()) {
            moved(store.parkedStreams().remove(tx, parked));
            store.checkpoints().invalidate(tx, locked);
            return Step.DONE;
        }
        moved(store.parkedStreams()
                .advance(tx, parked, events.get(events.size() - 1).position()));
        return Step.MORE;
    }

    /** Locks the checkpoint of a slot, and checks that it uses the projection's strategy. */
    private Optional<Checkpoint> lock(Connection tx, int slot) {
        Optional<Checkpoint> locked = store.checkpoints().lock(tx, projection.name(), slot);
        if (!slots.fit(locked.stream().toList())) {
            throw CheckpointErrors.notOfStrategy(slots);
        }
        return locked;
    }

    /** Handles a dead letter; returns whether it existed. */
    public boolean deadLetter(long position) {
        return StoreCall.run(backend, "replay of a dead letter", tx -> {
            Optional<DeadLetterRow> letter = store.deadLetters().find(tx, projection.name(), position);
            if (letter.isEmpty()) {
                return false;
            }
            List<PersistedEvent> events = backend.log().readPassed(letter.get().stream(), position - 1, position, 1);
            List<PersistedEvent> wanted = events.stream().filter(this::inScope).toList();
            wanted.forEach(event -> lock(tx, slots.of(event)));
            moved(store.deadLetters().remove(tx, letter.get()));
            for (PersistedEvent event : wanted) {
                handle(tx, event);
            }
            return true;
        });
    }

    private boolean inScope(PersistedEvent event) {
        return projection.scope().contains(event);
    }

    /** Transient failures (a lost transaction, an unreachable server) are rethrown to the caller. */
    private void handle(Connection tx, PersistedEvent event) throws SQLException {
        try {
            new HandlerCall(projection, store).handle(tx, List.of(event));
        } catch (Throwable e) {
            if (FailureKind.of(e, store) != FailureKind.PERMANENT) {
                throw e;
            }
            throw Stopped.at(projection.name(), event, e);
        }
    }

    private void moved(boolean asExpected) {
        if (!asExpected) {
            throw new TransactionLostException(
                    "another process replays the same events of projection \"" + projection.name() + "\"", null);
        }
    }
}
