// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.TransactionLostException;
import dev.pupsourcing.processing.guard.GuardedConnection;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.store.Checkpoint;
import dev.pupsourcing.projection.store.DeadLetter;
import dev.pupsourcing.projection.store.ParkedStream;
import dev.pupsourcing.projection.store.ProjectionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Handles what could not be handled before, while the checkpoint of its slot is locked, so that whoever runs the
 * projection stands still. For one thread.
 */
final class Replay {

    /** How many events of a parked stream one transaction handles. */
    private static final int STEP = 100;

    private final ProjectionBackend backend;
    private final ProjectionStore store;
    private final Projection projection;

    Replay(ProjectionBackend backend, Projection projection) {
        this.backend = backend;
        this.store = backend.projections();
        this.projection = projection;
    }

    /** What came of a step. */
    private enum Step {
        NOT_PARKED,
        MORE,
        DONE
    }

    /** Handles what waits for a stream, and lets it go; whether it was parked. */
    boolean parked(StreamId stream) {
        Step step = Step.MORE;
        boolean found = false;
        while (step == Step.MORE) {
            step = Projections.call(backend, "replay of a parked stream", tx -> step(tx, stream));
            found |= step != Step.NOT_PARKED;
        }
        return found;
    }

    private Step step(Connection tx, StreamId stream) throws SQLException {
        Checkpoint locked =
                store.checkpoints().lock(tx, projection.name(), stream.slot()).orElse(null);
        ParkedStream parked =
                store.parkedStreams().find(tx, projection.name(), stream).orElse(null);
        if (locked == null || parked == null) {
            return Step.NOT_PARKED;
        }
        List<PersistedEvent> events = backend.log().readPassed(stream, parked.handledTo(), locked.position(), STEP);
        for (PersistedEvent event : events) {
            handle(tx, event);
        }
        if (events.size() < STEP) {
            moved(store.parkedStreams().remove(tx, parked));
            store.checkpoints().invalidate(tx, locked);
            return Step.DONE;
        }
        moved(store.parkedStreams().advance(tx, parked, events.get(STEP - 1).globalPosition()));
        return Step.MORE;
    }

    /** Handles an event that was put aside; whether it was. */
    boolean deadLetter(long position) {
        return Projections.call(backend, "replay of a dead letter", tx -> {
            Optional<DeadLetter> letter = store.deadLetters().find(tx, projection.name(), position);
            if (letter.isEmpty()) {
                return false;
            }
            StreamId stream = letter.get().stream();
            store.checkpoints().lock(tx, projection.name(), stream.slot());
            moved(store.deadLetters().remove(tx, letter.get()));
            for (PersistedEvent event : backend.log().readPassed(stream, position - 1, position, 1)) {
                handle(tx, event);
            }
            return true;
        });
    }

    private void handle(Connection tx, PersistedEvent event) throws SQLException {
        ReadScope scope = projection.scope();
        if (!scope.contains(event)) {
            return;
        }
        try {
            projection.handleBatch(GuardedConnection.of(projection.name(), tx), List.of(event));
        } catch (RuntimeException e) {
            throw ProjectionStoppedException.at(projection.name(), event, e);
        }
    }

    private void moved(boolean asExpected) {
        if (!asExpected) {
            throw new TransactionLostException(
                    "somebody else replays the same of projection \"" + projection.name() + "\"", null);
        }
    }
}
