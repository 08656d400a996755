// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.internal.guard.TransactionGuard;
import dev.pupsourcing.processing.internal.guard.CheckpointMovedException;
import dev.pupsourcing.processing.internal.guard.HandlerCall;
import dev.pupsourcing.processing.internal.guard.ServerChangedException;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.projection.spi.TakenCheckpoint;
import dev.pupsourcing.spi.ServerIncarnation;
import dev.pupsourcing.transaction.TransactionEndedException;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a checkpoint for each batch, and moves it with the last statement of the batch. Detects a handler that ended
 * its transaction: the revision of the batch is committed, but not its position. Not thread-safe.
 */
final class Ownership {

    private final Registration registration;
    private final ProjectionStore store;
    private @Nullable Checkpoint lastTaken;

    Ownership(Registration registration, ProjectionStore store) {
        this.registration = registration;
        this.store = store;
    }

    /**
     * Takes a checkpoint until the transaction ends.
     *
     * @throws ServerChangedException if the transaction does not see the mark
     * @throws CheckpointMovedException if the checkpoint belongs to another owner
     * @throws TransactionEndedException if an earlier attempt of the same batch has ended its transaction
     */
    TakenCheckpoint take(Connection tx, Checkpoint from, ServerIncarnation mark) {
        Optional<TakenCheckpoint> taken = store.checkpoints().take(tx, from, mark);
        if (taken.isPresent()) {
            lastTaken = taken.get().checkpoint();
            return taken.get();
        }
        if (!store.sees(tx, mark)) {
            throw new ServerChangedException();
        }
        Checkpoint last = lastTaken;
        if (last != null && last.position() == from.position() && stands(tx, last)) {
            throw ended();
        }
        throw new CheckpointMovedException();
    }

    /**
     * Moves a checkpoint to the end of a batch, and returns the new checkpoint. If that saves a round trip, it is moved
     * together with the commit.
     *
     * @param tx the connection of the transaction, guarded or not
     */
    Checkpoint advance(Connection tx, TakenCheckpoint taken, Batch batch) {
        Checkpoint to = taken.checkpoint().moved(batch.to(), registration.owner(), batch.known());
        if (store.checkpoints().advancesWithCommit()
                && TransactionGuard.commitWith(tx, own -> advanceAndCommit(own, taken, to))) {
            return to;
        }
        Connection own = TransactionGuard.beneath(tx);
        if (!store.checkpoints().advance(own, taken, to)) {
            throw notMoved(own, taken.checkpoint());
        }
        return to;
    }

    private void advanceAndCommit(Connection tx, TakenCheckpoint taken, Checkpoint to) throws SQLException {
        if (!store.checkpoints().advanceAndCommit(tx, taken, to)) {
            throw notMoved(tx, taken.checkpoint());
        }
    }

    private EventStoreException notMoved(Connection tx, Checkpoint taken) {
        return stands(tx, taken)
                ? ended()
                : new TransactionLostException(
                        HandlerCall.subject(registration.projection())
                                + " continued after a deadlock or a rollback that undid its work",
                        null);
    }

    /** Whether this transaction sees the checkpoint as it was taken. */
    private boolean stands(Connection tx, Checkpoint taken) {
        return store.checkpoints().load(tx, taken.projection()).stream()
                .anyMatch(row -> row.slots().equals(taken.slots())
                        && row.revision() == taken.revision()
                        && row.position() == taken.position());
    }

    private TransactionEndedException ended() {
        return new TransactionEndedException(HandlerCall.subject(registration.projection()), null);
    }
}
