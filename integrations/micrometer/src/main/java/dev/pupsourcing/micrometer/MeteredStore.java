// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.AppendResult;
import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.micrometer.AppendMeters.Outcome;
import io.micrometer.core.instrument.Clock;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Measures the appends and the reads of whole streams or their parts; all else is passed on. */
final class MeteredStore implements EventStore {

    private final EventStore store;
    private final KnownNames<StreamKind, AppendMeters> appends;
    private final KnownNames<StreamKind, ReadMeters> reads;
    private final Clock clock;

    MeteredStore(
            EventStore store,
            KnownNames<StreamKind, AppendMeters> appends,
            KnownNames<StreamKind, ReadMeters> reads,
            Clock clock) {
        this.store = Objects.requireNonNull(store, "store");
        this.appends = appends;
        this.reads = reads;
        this.clock = clock;
    }

    @Override
    public AppendResult append(Connection tx, ExpectedVersion expected, List<Event> events) {
        if (events.isEmpty()) {
            return store.append(tx, expected, events);
        }
        long start = clock.monotonicTime();
        Outcome outcome = Outcome.ERROR;
        try {
            AppendResult result = store.append(tx, expected, events);
            outcome = Outcome.STORED;
            return result;
        } catch (OptimisticConcurrencyException e) {
            outcome = Outcome.CONFLICT;
            throw e;
        } catch (DuplicateEventException e) {
            outcome = Outcome.DUPLICATE;
            throw e;
        } finally {
            long nanos = clock.monotonicTime() - start;
            appends.of(StreamKind.of(events.get(0).stream())).record(outcome, nanos, events);
        }
    }

    @Override
    public AggregateStream readStream(Connection tx, StreamId stream, VersionRange range) {
        long start = clock.monotonicTime();
        AggregateStream read = store.readStream(tx, stream, range);
        long nanos = clock.monotonicTime() - start;
        reads.of(StreamKind.of(stream)).record(nanos, read.events().size());
        return read;
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
