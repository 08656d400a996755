// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import java.sql.Connection;
import java.util.Optional;

/**
 * The records of projections, for operators and other processes: the scope and the error policy of the last start, the
 * failure that ended it, and its pause. They do not affect which events are handled. Thread-safe. Implemented by the library.
 *
 * <p>All methods run in the caller's transaction and never commit, roll back or close it.
 */
public interface KnownProjections {

    /** The record of a projection; empty if it is unknown. */
    Optional<KnownProjection> find(Connection tx, String projection);

    /**
     * The record of a projection as it is committed now, although the transaction has read before, at any isolation level;
     * empty if it is unknown. May fail if the database cannot do so.
     */
    default Optional<KnownProjection> findLatest(Connection tx, String projection) {
        return find(tx, projection);
    }

    /**
     * Records the scope and the error policy with which a projection is started.
     *
     * @param seen the record as it was read
     * @param scope a description of at most 2,000 characters
     * @param errorAction the name of the action of its error policy, at most 32 characters
     * @return false if another process has changed the scope since
     */
    boolean describe(Connection tx, KnownProjection seen, String scope, String errorAction);

    /**
     * Records that a projection is paused. Its checkpoints must be {@linkplain Checkpoints#lockAll locked} and
     * {@linkplain Checkpoints#invalidate invalidated} in the same transaction, so that every owner claims them again and
     * finds the pause. An owner reads the record after it has claimed its checkpoints, never before.
     *
     * @param by who pauses it, and why; at most 255 characters
     * @return false if it is already paused or unknown; an earlier pause is kept
     */
    boolean pause(Connection tx, String projection, String by);

    /** Ends a pause; false if it is not paused. */
    boolean resume(Connection tx, String projection);

    /**
     * Records the failure that ended a partition; replaces an earlier one.
     *
     * @param firstSlot the first slot of the partition
     */
    void failed(Connection tx, String projection, int firstSlot, String failure);

    /** Removes the failure that was read, unless it was replaced. */
    void recovered(Connection tx, KnownProjection seen);
}
