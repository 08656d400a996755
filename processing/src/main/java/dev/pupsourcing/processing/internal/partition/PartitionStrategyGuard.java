// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.projection.CheckpointException;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.util.List;

/**
 * Sees to it that the checkpoints of a projection are by its partition strategy, before they are claimed.
 *
 * <ol>
 *   <li>They are by it already: that is all.
 *   <li>They stand at different positions, or something is parked: refuse, for an event may have been handled under
 *       another slot, or wait there.
 *   <li>Otherwise lock all of them, see that nothing has changed, and mark them. Whoever works by another strategy finds
 *       out with its next batch.
 * </ol>
 *
 * <p>A mark is part of the revision that every batch compares, so no event is ever handled by a strategy that is no
 * longer the checkpoint's.
 */
final class PartitionStrategyGuard {

    private final SlotAssigner slots;
    private final ProjectionStore store;

    PartitionStrategyGuard(SlotAssigner slots, ProjectionStore store) {
        this.slots = slots;
        this.store = store;
    }

    /**
     * Marks the checkpoints if need be.
     *
     * @throws CheckpointException if they are by another strategy and must stay so
     */
    void agree(Connection tx) {
        List<Checkpoint> rows = store.checkpoints().load(tx, slots.projection());
        if (slots.fit(rows)) {
            return;
        }
        check(tx, rows);
        if (!store.checkpoints().lockAll(tx, slots.projection()).equals(rows)) {
            throw changed();
        }
        rows.forEach(row -> store.checkpoints().divide(tx, row, slots.fingerprint()));
    }

    private void check(Connection tx, List<Checkpoint> rows) {
        boolean equal = rows.stream().mapToLong(Checkpoint::position).distinct().count() == 1;
        long parked = store.parkedStreams().count(tx, slots.projection());
        if (!equal || parked > 0) {
            throw CheckpointErrors.ofAnotherStrategy(slots, rows, parked);
        }
    }

    /** Sees that checkpoints that were claimed are still by the strategy. */
    List<Checkpoint> checked(List<Checkpoint> claimed) {
        if (!slots.fit(claimed)) {
            throw changed();
        }
        return claimed;
    }

    private TransactionLostException changed() {
        return new TransactionLostException(
                "somebody else moves projection \"" + slots.projection() + "\", or divides it in another way", null);
    }
}
