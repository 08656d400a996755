// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.AppendResult;
import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.micrometer.AppendMeters.Outcome;
import dev.pupsourcing.spi.ForwardingEventStore;
import io.micrometer.core.instrument.Clock;
import java.sql.Connection;
import java.util.List;

/** Measures the appends and the reads of whole streams or their parts; all else is passed on. */
final class MeteredStore extends ForwardingEventStore {

    private final KnownNames<StreamKind, AppendMeters> appends;
    private final KnownNames<StreamKind, ReadMeters> reads;
    private final Clock clock;

    MeteredStore(
            EventStore store,
            KnownNames<StreamKind, AppendMeters> appends,
            KnownNames<StreamKind, ReadMeters> reads,
            Clock clock) {
        super(store);
        this.appends = appends;
        this.reads = reads;
        this.clock = clock;
    }

    @Override
    public AppendResult append(Connection tx, ExpectedVersion expected, List<Event> events) {
        if (events.isEmpty()) {
            return super.append(tx, expected, events);
        }
        long start = clock.monotonicTime();
        Outcome outcome = Outcome.ERROR;
        try {
            AppendResult result = super.append(tx, expected, events);
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
        AggregateStream read = super.readStream(tx, stream, range);
        long nanos = clock.monotonicTime() - start;
        reads.of(StreamKind.of(stream)).record(nanos, read.events().size());
        return read;
    }
}
