// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Appends events to the streams of aggregates, in the caller's transaction. Thread-safe. Implemented by the library; you may decorate it. */
public interface EventAppender {

    /**
     * Stores events of one aggregate, all or none, in the given order.
     *
     * @param tx the caller's connection with an open transaction (not in autocommit mode); never committed, rolled back
     *     or closed
     * @param expected the version that the stream must have
     * @param events at least one event, all of the same stream
     * @return the stored events with their versions and positions
     * @throws InvalidEventException if the list is empty or the events belong to different streams
     * @throws OptimisticConcurrencyException if the stream is not at the expected version
     * @throws DuplicateEventException if an event id is already stored or occurs twice in the list
     * @throws dev.pupsourcing.transaction.TransactionRequiredException if the connection is in autocommit mode
     * @throws dev.pupsourcing.transaction.TransactionLostException if the database aborted the caller's transaction
     * @throws SchemaException if a table is missing
     * @throws StoreAccessException if the database fails in another way
     */
    AppendResult append(Connection tx, ExpectedVersion expected, List<Event> events);

    /** Stores events of one aggregate; see {@link #append(Connection, ExpectedVersion, List)}. */
    default AppendResult append(Connection tx, ExpectedVersion expected, Event first, Event... more) {
        List<Event> events = new ArrayList<>(1 + more.length);
        events.add(first);
        Collections.addAll(events, more);
        return append(tx, expected, events);
    }
}
