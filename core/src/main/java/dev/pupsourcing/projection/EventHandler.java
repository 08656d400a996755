// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.PersistedEvent;
import java.sql.Connection;
import java.sql.SQLException;

/** Handles one event of a projection, for lambdas; see {@link Projection#handle}. Implemented by you. */
@FunctionalInterface
public interface EventHandler {

    /**
     * Handles an event.
     *
     * @param tx the connection of the batch's transaction; must not be committed, rolled back or closed
     * @param event the event, in scope
     * @throws SQLException if a statement fails
     */
    void handle(Connection tx, PersistedEvent event) throws SQLException;
}
