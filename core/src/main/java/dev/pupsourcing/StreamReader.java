// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import java.sql.Connection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads the streams of aggregates, in the caller's transaction. Thread-safe. */
public interface StreamReader {

    /**
     * Reads a whole stream.
     *
     * @param tx the caller's connection; never committed, rolled back or closed
     * @return the stream, empty at version 0 if there is no such aggregate
     * @throws EventStoreException if the database cannot be read
     */
    default AggregateStream readStream(Connection tx, StreamId stream) {
        return readStream(tx, stream, VersionRange.all());
    }

    /**
     * Reads a part of a stream.
     *
     * @param tx the caller's connection; never committed, rolled back or closed
     * @return the events in range, none if there is no such aggregate
     * @throws EventStoreException if the database cannot be read
     */
    AggregateStream readStream(Connection tx, StreamId stream, VersionRange range);

    /**
     * Reads a part of a stream page by page as it is consumed, so that a stream of any length fits in memory.
     *
     * @param tx the caller's connection, to be used for nothing else meanwhile
     * @return a sequential stream of the events in range
     */
    Stream<PersistedEvent> streamEvents(Connection tx, StreamId stream, VersionRange range);

    /**
     * Finds one event of a stream by its id, through the index of event ids.
     *
     * @param tx the caller's connection; never committed, rolled back or closed
     * @return the event, empty if this stream has none with that id
     * @throws EventStoreException if the database cannot be read
     */
    Optional<PersistedEvent> findEvent(Connection tx, StreamId stream, UUID eventId);
}
