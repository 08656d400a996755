// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.projection.WakeUps;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An event store that wakes projections after the commit of a Spring transaction that has appended. For code that has
 * the transaction's connection, such as an aggregate repository; other code uses {@link TransactionalEventStore}.
 * Thread-safe.
 */
public final class WakingEventStore implements EventStore {

    private final EventStore store;
    private final WakeUps wakeUps;

    private WakingEventStore(EventStore store, WakeUps wakeUps) {
        this.store = store;
        this.wakeUps = wakeUps;
    }

    /** Wraps a store. */
    public static WakingEventStore of(EventStore store, WakeUps wakeUps) {
        return new WakingEventStore(Objects.requireNonNull(store, "store"), Objects.requireNonNull(wakeUps, "wakeUps"));
    }

    @Override
    public AppendResult append(Connection tx, ExpectedVersion expected, List<Event> events) {
        AppendResult result = store.append(tx, expected, events);
        CommitWakeUp.register(wakeUps);
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
