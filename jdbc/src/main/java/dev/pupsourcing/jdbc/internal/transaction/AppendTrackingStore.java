// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** An event store that tracks whether the current thread's transaction has appended. Thread-safe. */
public final class AppendTrackingStore implements EventStore {

    private final EventStore store;
    private final ThreadLocal<Boolean> appended = ThreadLocal.withInitial(() -> false);

    /** Tracks the appends to a store. */
    public AppendTrackingStore(EventStore store) {
        this.store = store;
    }

    boolean hasAppended() {
        return appended.get();
    }

    void setAppended(boolean value) {
        if (value) {
            appended.set(true);
        } else {
            appended.remove();
        }
    }

    @Override
    public AppendResult append(Connection tx, ExpectedVersion expected, List<Event> events) {
        AppendResult result = store.append(tx, expected, events);
        setAppended(true);
        return result;
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
    public long latestPosition(Connection tx) {
        return store.latestPosition(tx);
    }
}
