// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import java.sql.Connection;
import java.util.Optional;

/**
 * The records of projections, for operators and other processes: the scope of the last start, and the failure that
 * ended it. They do not affect which events are handled. Thread-safe. Implemented by the library.
 *
 * <p>All methods run in the caller's transaction and never commit, roll back or close it.
 */
public interface KnownProjections {

    /** The record of a projection; empty if it is unknown. */
    Optional<KnownProjection> find(Connection tx, String projection);

    /**
     * Records the scope with which a projection is started.
     *
     * @param seen the record as it was read
     * @param scope a description of at most 2,000 characters
     * @return false if another process has changed it since
     */
    boolean describe(Connection tx, KnownProjection seen, String scope);

    /**
     * Records the failure that ended a partition; replaces an earlier one.
     *
     * @param firstSlot the first slot of the partition
     */
    void failed(Connection tx, String projection, int firstSlot, String failure);

    /** Removes the failure that was read, unless it was replaced. */
    void recovered(Connection tx, KnownProjection seen);
}
