// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import java.sql.Connection;
import java.util.Optional;

/**
 * What is kept of a projection as a whole, for people and other processes: with which scope it was last started, and which
 * failure ended it. Nothing here decides what is handled. Thread-safe.
 *
 * <p>All methods work in the caller's transaction and never commit, roll back or close.
 */
public interface KnownProjections {

    /** One projection; empty if it is not known. */
    Optional<KnownProjection> find(Connection tx, String projection);

    /**
     * Notes the scope that a projection is started with.
     *
     * @param seen the row as it was read
     * @param scope a description of at most 2,000 characters
     * @return false if another process has noted one since
     */
    boolean describe(Connection tx, KnownProjection seen, String scope);

    /**
     * Notes the failure that ended a partition; replaces an earlier one.
     *
     * @param firstSlot the first slot of the partition
     */
    void failed(Connection tx, String projection, int firstSlot, String failure);

    /** Removes the failure that was read, unless there is another one by now. */
    void recovered(Connection tx, KnownProjection seen);
}
