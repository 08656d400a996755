// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.projection.CheckpointException;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.util.List;

/**
 * Ensures that the checkpoints of a projection use its partition strategy, before they are claimed.
 *
 * <ol> <li>If they already use it, nothing needs to be done. <li>If they are at different positions, or something is
 * parked, it fails, because an event may have been handled, or wait, in a different slot. <li>Otherwise it locks all of
 * them, checks that nothing has changed, and records the strategy. Owners with another strategy detect this at their
 * next batch.
 * </ol>
 *
 * <p>Every batch compares the checkpoint's strategy, so no event is handled with a strategy that is no longer the
 * checkpoint's.
 */
final class PartitionStrategyGuard {

    private final SlotAssigner slots;
    private final ProjectionStore store;

    PartitionStrategyGuard(SlotAssigner slots, ProjectionStore store) {
        this.slots = slots;
        this.store = store;
    }

    /**
     * Records the strategy in the checkpoints, if necessary.
     *
     * @throws CheckpointException if they use another strategy that cannot be changed now
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

    /** Checks that claimed checkpoints still use the strategy. */
    List<Checkpoint> checked(List<Checkpoint> claimed) {
        if (!slots.fit(claimed)) {
            throw changed();
        }
        return claimed;
    }

    private TransactionLostException changed() {
        return new TransactionLostException(
                "another process moves projection \"" + slots.projection() + "\", or changes its partition "
                        + "strategy",
                null);
    }
}
