// SPDX-License-Identifier: MIT
package dev.pupsourcing.opentelemetry;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes a span of each append, and puts its context into the events; all else is passed on. */
final class TracedStore implements EventStore {

    private final EventStore store;
    private final Tracer tracer;
    private final boolean aggregateIds;

    TracedStore(EventStore store, Tracer tracer, boolean aggregateIds) {
        this.store = Objects.requireNonNull(store, "store");
        this.tracer = tracer;
        this.aggregateIds = aggregateIds;
    }

    @Override
    public AppendResult append(Connection tx, ExpectedVersion expected, List<Event> events) {
        if (events.isEmpty()) {
            return store.append(tx, expected, events);
        }
        Span span = start(events.get(0).stream(), events.size());
        Scope current = span.makeCurrent();
        try {
            AppendResult result = store.append(tx, expected, marked(events, span));
            span.setAttribute(Spans.VERSION, result.version());
            span.setAttribute(Spans.POSITION, result.lastPosition());
            return result;
        } catch (Throwable e) {
            Spans.failed(span, e);
            throw e;
        } finally {
            current.close();
            span.end();
        }
    }

    private Span start(StreamId stream, int events) {
        String destination = stream.boundedContext() + "." + stream.aggregateType();
        Span span = tracer.spanBuilder("append " + destination)
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute(Spans.SYSTEM, Spans.PUPSOURCING)
                .setAttribute(Spans.OPERATION_NAME, "append")
                .setAttribute(Spans.OPERATION_TYPE, "send")
                .setAttribute(Spans.DESTINATION, destination)
                .setAttribute(Spans.BATCH_COUNT, (long) events)
                .startSpan();
        if (aggregateIds) {
            span.setAttribute(Spans.AGGREGATE_ID, stream.aggregateId());
        }
        return span;
    }

    private static List<Event> marked(List<Event> events, Span span) {
        if (!span.getSpanContext().isValid()) {
            return events;
        }
        Map<String, String> members = TraceCarrier.members(Context.root().with(span));
        return events.stream()
                .map(event -> TraceCarrier.mark(event, members, span.getSpanContext()))
                .toList();
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
