// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.PersistedEvent;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Handles one domain event in a projection; implemented by users. Must be thread-safe if partitions run in parallel.
 *
 * @param <E> the class of the domain event, in the newest version of its type
 */
@FunctionalInterface
public interface TypedHandler<E> {

    /**
     * Handles one event.
     *
     * @param tx the connection of the batch's transaction; must not be committed, rolled back or closed
     * @param event the domain event
     * @param stored the stored event that it was read from, with position, stream, time and metadata
     * @throws SQLException if a statement fails
     */
    void handle(Connection tx, E event, PersistedEvent stored) throws SQLException;
}
