// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.spi.ServerIncarnation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The checkpoints of projections. A projection's rows cover all slots without overlap. Each is moved with
 * compare-and-set, in the transaction in which the events take effect. Thread-safe. Implemented by the library.
 *
 * <p>The protocol of one batch:
 *
 * <ol> <li>{@link #claim} the range once, and keep the checkpoints that it returns. <li>Read a page of the log after
 * {@link Checkpoint#position()}, outside any transaction. <li>In one transaction: {@link #take} first, which locks the
 * row, then handle the events, then {@link #advance}. If one of these steps fails, roll back, drop the page and claim
 * again.
 * </ol>
 *
 * <p>Rows are locked in slot order, one by one, by their key, so that a long batch of one range does not delay other
 * ranges. All methods run in the caller's transaction. Only {@link #advanceAndCommit} ends it.
 */
public interface Checkpoints {

    /** Creates a projection at position 0, unless it exists; see {@link #create(Connection, String, UUID, long)}. */
    default UUID create(Connection tx, String projection, UUID storeId) {
        return create(tx, projection, storeId, 0);
    }

    /**
     * Creates a projection, unless it exists.
     *
     * @param storeId the id of the event store of its positions
     * @param position the start: 0, or a position up to which the log is proven complete
     * @return the id of the event store of its positions, which differs if it exists and follows another one
     */
    UUID create(Connection tx, String projection, UUID storeId, long position);

    /** The names of all projections, in alphabetical order. */
    List<String> projections(Connection tx);

    /** The id of the event store of a projection's positions; empty if the projection is unknown. */
    Optional<UUID> storeId(Connection tx, String projection);

    /** The checkpoints of a projection in slot order, without locks; empty if the projection is unknown. */
    List<Checkpoint> load(Connection tx, String projection);

    /**
     * Claims the checkpoints of a range for an owner without a lease. Rows that extend beyond the range are split at
     * its ends (both parts keep the position), and adjacent rows within it at the same position are merged. Nothing is
     * locked if there is nothing to split or merge.
     *
     * @return the checkpoints in slot order; they cover exactly the range
     * @throws dev.pupsourcing.transaction.TransactionLostException if another owner changes the ranges concurrently;
     *     claim again
     * @throws IllegalArgumentException if the projection is unknown
     */
    List<Checkpoint> claim(Connection tx, String projection, SlotRange range);

    /**
     * Claims the checkpoints of a lease's range and writes the lease's token to them, which excludes every earlier
     * owner: its next {@link #take} is empty.
     *
     * @return the checkpoints in slot order; they cover exactly the range; empty if one of them has a later token,
     *     because the lease is lost
     * @throws dev.pupsourcing.StoreAccessException with {@link dev.pupsourcing.StoreAccessException.Reason#TIMEOUT},
     *     immediately, if an earlier owner has an open batch; retry later
     * @throws dev.pupsourcing.transaction.TransactionLostException if another owner changes the ranges concurrently;
     *     claim again
     * @throws IllegalArgumentException if the projection is unknown
     */
    List<Checkpoint> claim(Connection tx, Lease lease);

    /**
     * Takes a checkpoint for one batch if it is unchanged since it was read: locks it until the transaction ends, and
     * gives it a revision that no other owner has. Its position does not change.
     *
     * @param from the checkpoint as it was claimed, or after the last successful batch
     * @param mark the mark of the reader of the events, which the transaction must see
     * @return the checkpoint as taken; empty if it belongs to another owner or the mark is not visible
     *     ({@link ProjectionStore#sees} returns which); the transaction must be rolled back then
     */
    Optional<TakenCheckpoint> take(Connection tx, Checkpoint from, ServerIncarnation mark);

    /**
     * Moves a checkpoint that this transaction has taken; the last statement before the commit.
     *
     * @param taken what {@link #take} returned in this transaction
     * @param to the new checkpoint: position, owner and recorded event
     * @return whether it was moved; if not, the transaction in which it was taken has ended, because of a commit in a
     *     handler or a deadlock
     */
    boolean advance(Connection tx, TakenCheckpoint taken, Checkpoint to);

    /** Whether {@link #advanceAndCommit} needs only one round trip. */
    default boolean advancesWithCommit() {
        return false;
    }

    /**
     * Moves a checkpoint that this transaction has taken, and commits, or rolls back if it cannot be moved. For callers
     * that own the transaction, instead of {@link #advance} and a commit.
     *
     * @return whether it was moved and the transaction is committed; if not, it is rolled back, and the transaction in
     *     which the checkpoint was taken had ended before
     * @throws SQLException if a statement or the commit fails; the transaction may be committed
     */
    default boolean advanceAndCommit(Connection tx, TakenCheckpoint taken, Checkpoint to) throws SQLException {
        boolean moved = advance(tx, taken, to);
        if (moved) {
            tx.commit();
        } else {
            tx.rollback();
        }
        return moved;
    }

    /**
     * Locks the checkpoint of one slot until the transaction ends.
     *
     * @return the current checkpoint; empty if the projection is unknown
     * @throws dev.pupsourcing.transaction.TransactionLostException if another owner changes the ranges concurrently;
     *     claim again
     */
    Optional<Checkpoint> lock(Connection tx, String projection, int slot);

    /** Locks all checkpoints of a projection, in slot order; see {@link #lock}. */
    List<Checkpoint> lockAll(Connection tx, String projection);

    /** Changes the revision of a locked checkpoint: owners that read it earlier must claim it again. */
    void invalidate(Connection tx, Checkpoint locked);

    /**
     * Records a different strategy in a locked checkpoint: owners that read it earlier must claim it again. All
     * checkpoints of a projection must be changed in one transaction, and only while they are at the same position and
     * nothing is parked, because otherwise events would be skipped or repeated.
     *
     * @param strategy the fingerprint of the strategy's name; see {@link Checkpoint#strategy()}
     */
    void divide(Connection tx, Checkpoint locked, int strategy);

    /**
     * Resets the checkpoints of a projection to a position. A checkpoint that has not reached the position does not
     * move, because the events in between have not been handled. Parked streams and dead letters whose events are
     * handled again are removed; earlier ones are kept. The caller must clear the read model, preferably in the same
     * transaction.
     *
     * @param position 0, or the position of an event
     * @param storeId the id of the event store of its positions from now on
     * @throws IllegalArgumentException if the projection is unknown
     */
    void reset(Connection tx, String projection, long position, UUID storeId);

    /**
     * Removes a projection with all its checkpoints, leases, parked streams and dead letters; returns whether it
     * existed.
     */
    boolean delete(Connection tx, String projection);
}
