// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Appends events to the streams of aggregates, in the caller's transaction. Thread-safe. */
public interface EventAppender {

    /**
     * Stores events of one aggregate, all or none, in the order given.
     *
     * @param tx the caller's connection with a transaction open (not in autocommit); never committed, rolled back or closed
     * @param expected what the caller expects of the stream's version
     * @param events at least one event, all of the same stream
     * @return the stored events with their versions and positions
     * @throws InvalidEventException if the list is empty or an event belongs to another stream than the first
     * @throws OptimisticConcurrencyException if the stream is not at the expected version
     * @throws DuplicateEventException if an event id is stored already or stands twice in the list
     * @throws dev.pupsourcing.transaction.TransactionRequiredException if the connection is in autocommit mode
     * @throws dev.pupsourcing.transaction.TransactionLostException if the database gave up the caller's transaction
     * @throws SchemaException if a table is missing
     * @throws StoreAccessException if the database refuses or fails otherwise
     */
    AppendResult append(Connection tx, ExpectedVersion expected, List<Event> events);

    /** Stores events of one aggregate; see {@link #append(Connection, ExpectedVersion, List)}. */
    default AppendResult append(Connection tx, ExpectedVersion expected, Event... events) {
        return append(tx, expected, Arrays.asList(Objects.requireNonNull(events, "events")));
    }
}
