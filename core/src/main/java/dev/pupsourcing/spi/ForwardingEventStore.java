// SPDX-License-Identifier: MIT
package dev.pupsourcing.spi;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.search.EventSearch;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An event store that passes all calls on to another one. Subclasses decorate the store: they override what they change. As
 * thread-safe as the store.
 */
public abstract class ForwardingEventStore implements EventStore {

    private final EventStore store;

    /** Creates a decorator of a store. */
    protected ForwardingEventStore(EventStore store) {
        this.store = Objects.requireNonNull(store, "store");
    }

    @Override
    public AppendResult append(Connection tx, ExpectedVersion expected, List<Event> events) {
        return store.append(tx, expected, events);
    }

    @Override
    public AggregateStream readStream(Connection tx, StreamId stream, VersionRange range) {
        return store.readStream(tx, stream, range);
    }

    @Override
    public Stream<PersistedEvent> streamEvents(Connection tx, StreamId stream, VersionRange range) {
        return store.streamEvents(tx, stream, range);
    }

    @Override
    public long version(Connection tx, StreamId stream) {
        return store.version(tx, stream);
    }

    @Override
    public Optional<PersistedEvent> findEvent(Connection tx, StreamId stream, UUID eventId) {
        return store.findEvent(tx, stream, eventId);
    }

    @Override
    public List<PersistedEvent> peekLog(Connection tx, ReadScope scope, long after, int limit) {
        return store.peekLog(tx, scope, after, limit);
    }

    @Override
    public List<PersistedEvent> findEvents(Connection tx, EventSearch search, long after, int limit) {
        return store.findEvents(tx, search, after, limit);
    }

    @Override
    public long latestPosition(Connection tx) {
        return store.latestPosition(tx);
    }
}
