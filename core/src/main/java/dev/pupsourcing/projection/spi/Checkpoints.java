// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.spi.ServerIncarnation;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The checkpoints of projections. A projection's rows cover all slots without overlap; each is moved by comparing and
 * setting, in the transaction in which the events take effect. Thread-safe.
 *
 * <p>The protocol of one batch:
 *
 * <ol>
 *   <li>{@link #claim} the range once, and keep the checkpoints that it returns.
 *   <li>Read a page of the log after {@link Checkpoint#position()}, outside any transaction.
 *   <li>In one transaction: {@link #take} first, which locks the row, then handle the events, then {@link #advance}. If
 *       one of them fails, roll back, drop the page and claim again.
 * </ol>
 *
 * <p>Rows are locked in slot order and only one by one, by their key, so that a long batch of one range delays nobody in
 * another. All methods work in the caller's transaction and never commit, roll back or close.
 */
public interface Checkpoints {

    /** Makes a projection known, at position 0, unless it is known already; see {@link #create(Connection, String, UUID, long)}. */
    default UUID create(Connection tx, String projection, UUID storeId) {
        return create(tx, projection, storeId, 0);
    }

    /**
     * Makes a projection known, unless it is known already.
     *
     * @param storeId the identity of the event store whose positions it counts
     * @param position where it begins: 0, or a position up to which the log is proven complete
     * @return the identity of the event store whose positions it counts, which differs if it follows another one
     */
    UUID create(Connection tx, String projection, UUID storeId, long position);

    /** The names of all projections that are known, in alphabetical order. */
    List<String> projections(Connection tx);

    /** The identity of the event store whose positions a projection counts; empty if it is not known. */
    Optional<UUID> storeId(Connection tx, String projection);

    /** The checkpoints of a projection in slot order, without locking any; empty if it is not known. */
    List<Checkpoint> load(Connection tx, String projection);

    /**
     * The checkpoints of a range, for an owner without a lease. Rows that reach beyond the range are split at its ends
     * (both parts keep the position), and neighbours within it at the same position become one. Nothing is locked if
     * there is nothing to split or to join.
     *
     * @return the checkpoints in slot order, which cover exactly the range
     * @throws dev.pupsourcing.transaction.TransactionLostException if somebody else changes the ranges; begin again
     * @throws IllegalArgumentException if the projection is not known
     */
    List<Checkpoint> claim(Connection tx, String projection, SlotRange range);

    /**
     * The checkpoints of a lease's range, marked with the lease's token, so that every earlier owner is fenced off: its
     * next {@link #take} is empty.
     *
     * @return the checkpoints in slot order, which cover exactly the range; empty if one of them carries a later token,
     *     so that the lease is lost
     * @throws dev.pupsourcing.StoreAccessException with {@link dev.pupsourcing.StoreAccessException.Reason#TIMEOUT}, at
     *     once, if an earlier owner has a batch open; try again later
     * @throws dev.pupsourcing.transaction.TransactionLostException if somebody else changes the ranges; begin again
     * @throws IllegalArgumentException if the projection is not known
     */
    List<Checkpoint> claim(Connection tx, Lease lease);

    /**
     * Takes a checkpoint for one batch if it is still as it was read: locks it until the transaction ends, and gives it a
     * revision that no other owner has. Its position stays.
     *
     * @param from the checkpoint as it was claimed, or as the last successful batch left it
     * @param mark of the reader of the events; the transaction must see it
     * @return the checkpoint as taken; empty if it belongs to another owner or the mark is not seen ({@link
     *     ProjectionStore#sees} answers which), and then the transaction must do nothing more
     */
    Optional<TakenCheckpoint> take(Connection tx, Checkpoint from, ServerIncarnation mark);

    /**
     * Moves a checkpoint that this transaction has taken; the last statement before the commit.
     *
     * @param taken what {@link #take} returned in this transaction
     * @param to the checkpoint as it is to be: another position, owner and known event
     * @return whether it was moved; if not, the transaction in which it was taken has ended meanwhile, by a commit in the
     *     handlers or by a deadlock that undid it
     */
    boolean advance(Connection tx, TakenCheckpoint taken, Checkpoint to);

    /**
     * Locks the checkpoint of one slot until the transaction ends, so that it stands still.
     *
     * @return the checkpoint as it is now; empty if the projection is not known
     * @throws dev.pupsourcing.transaction.TransactionLostException if somebody else changes the ranges; begin again
     */
    Optional<Checkpoint> lock(Connection tx, String projection, int slot);

    /** Locks all checkpoints of a projection, in slot order; see {@link #lock}. */
    List<Checkpoint> lockAll(Connection tx, String projection);

    /** Changes the revision of a checkpoint that is locked: whoever works from an earlier reading begins anew. */
    void invalidate(Connection tx, Checkpoint locked);

    /**
     * Marks a checkpoint that is locked as one whose slots are by another strategy: whoever works from an earlier reading
     * begins anew. All checkpoints of a projection are marked in one transaction, and only while they stand at the same
     * position and nothing is parked, or events would be skipped or repeated.
     *
     * @param strategy the fingerprint of the strategy's name; see {@link Checkpoint#strategy()}
     */
    void divide(Connection tx, Checkpoint locked, int strategy);

    /**
     * Sets the checkpoints of a projection back to a position, for another pass over the log. A checkpoint that has not
     * reached the position keeps its own, because the events in between have not been handled. Parked streams and dead
     * letters whose events are handled again are removed; those from before the position stay. What the handlers wrote is
     * the caller's to clear, best in the same transaction.
     *
     * @param position 0, or the position of an event
     * @param storeId the identity of the event store whose positions it counts from now on
     * @throws IllegalArgumentException if the projection is not known
     */
    void reset(Connection tx, String projection, long position, UUID storeId);

    /** Forgets a projection with all its checkpoints, leases, parked streams and dead letters; whether it was known. */
    boolean delete(Connection tx, String projection);
}
