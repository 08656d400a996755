// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import java.sql.Connection;
import java.util.Optional;

/**
 * Which version of a read model is the one to be read: a pointer from its name to the projection that builds it.
 * Thread-safe.
 *
 * <p>A new version is another projection with a name of its own, which catches up beside the active one. All methods work
 * in the caller's transaction and never commit, roll back or close.
 */
public interface ActiveVersions {

    /** The projection that builds the active version of a read model; empty if none was ever activated. */
    Optional<String> active(Connection tx, String readModel);

    /**
     * Makes a projection the active version of a read model, if it has come at least as far as the one that is active
     * now. Both stand still until the transaction ends.
     *
     * <p>They are compared slot by slot. If their slots are by different partition strategies, they have nothing in common,
     * and the new version must have come as far everywhere as the active one has anywhere.
     *
     * @return whether it is active now; false if it is behind in any slot
     * @throws IllegalArgumentException if the projection is not known
     */
    boolean activate(Connection tx, String readModel, String projection);
}
