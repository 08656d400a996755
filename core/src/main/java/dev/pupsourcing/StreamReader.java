// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import java.sql.Connection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads the streams of aggregates in the caller's transaction. Thread-safe. Implemented by the library; you may decorate it. */
public interface StreamReader {

    /**
     * Reads a whole stream.
     *
     * @param tx the caller's connection; never committed, rolled back or closed
     * @return the stream; empty, at version 0, if the aggregate does not exist
     * @throws EventStoreException if the database cannot be read
     */
    default AggregateStream readStream(Connection tx, StreamId stream) {
        return readStream(tx, stream, VersionRange.all());
    }

    /**
     * Reads a part of a stream.
     *
     * @param tx the caller's connection; never committed, rolled back or closed
     * @return the events in range; none if the aggregate does not exist
     * @throws EventStoreException if the database cannot be read
     */
    AggregateStream readStream(Connection tx, StreamId stream, VersionRange range);

    /**
     * Reads a part of a stream page by page while it is consumed, so that streams of any length fit in memory.
     *
     * @param tx the caller's connection, which must not be used for anything else until the stream is consumed
     * @return a sequential stream of the events in range
     */
    Stream<PersistedEvent> streamEvents(Connection tx, StreamId stream, VersionRange range);

    /**
     * The version of a stream, which is that of its last event, without reading events.
     *
     * @param tx the caller's connection; never committed, rolled back or closed
     * @return the version; 0 if the aggregate does not exist
     * @throws EventStoreException if the database cannot be read
     */
    default long version(Connection tx, StreamId stream) {
        return readStream(tx, stream).version();
    }

    /**
     * Finds one event of a stream by its id, through the index of event ids.
     *
     * @param tx the caller's connection; never committed, rolled back or closed
     * @return the event; empty if this stream has no event with this id
     * @throws EventStoreException if the database cannot be read
     */
    Optional<PersistedEvent> findEvent(Connection tx, StreamId stream, UUID eventId);
}
