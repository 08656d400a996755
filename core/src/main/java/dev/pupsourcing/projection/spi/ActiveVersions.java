// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import java.sql.Connection;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The active versions of read models: for each read model, the name of the projection that builds it. Thread-safe. Implemented by the library.
 *
 * <p>A new version is a projection with a different name, which catches up while the active one stays in use. All
 * methods run in the caller's transaction and never commit, roll back or close it.
 */
public interface ActiveVersions {

    /** The projection that builds the active version of a read model; empty if none was activated. */
    Optional<String> active(Connection tx, String readModel);

    /** The projections that build active versions, by read model, in alphabetical order. */
    SortedMap<String, String> all(Connection tx);

    /**
     * Activates a projection as the version of a read model, if it has reached at least the position of the active one.
     * The checkpoints of both are locked until the transaction ends.
     *
     * <p>They are compared slot by slot. If they use different partition strategies, their slots cannot be compared,
     * and the lowest position of the new version must be at least the highest of the active one.
     *
     * @return whether it is active now; false if it lags in any slot
     * @throws IllegalArgumentException if the projection is not known
     */
    boolean activate(Connection tx, String readModel, String projection);
}
