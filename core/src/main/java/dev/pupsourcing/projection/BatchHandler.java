// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.PersistedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Handles several events of a projection together, for lambdas; see {@link Projection#handleBatch}. Implemented by you. */
@FunctionalInterface
public interface BatchHandler {

    /**
     * Handles events.
     *
     * @param tx the connection of the batch's transaction; must not be committed, rolled back or closed
     * @param events the events in position order, at least one
     * @throws SQLException if a statement fails
     */
    void handle(Connection tx, List<PersistedEvent> events) throws SQLException;
}
