// SPDX-License-Identifier: MIT
package dev.pupsourcing.opentelemetry;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.spi.ForwardingEventStore;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.sql.Connection;
import java.util.List;
import java.util.Map;

/** Makes a span of each append, and puts its context into the events; all else is passed on. */
final class TracedStore extends ForwardingEventStore {

    private final Tracer tracer;
    private final boolean aggregateIds;

    TracedStore(EventStore store, Tracer tracer, boolean aggregateIds) {
        super(store);
        this.tracer = tracer;
        this.aggregateIds = aggregateIds;
    }

    @Override
    public AppendResult append(Connection tx, ExpectedVersion expected, List<Event> events) {
        if (events.isEmpty()) {
            return super.append(tx, expected, events);
        }
        Span span = start(events.get(0).stream(), events.size());
        Scope current = span.makeCurrent();
        try {
            AppendResult result = super.append(tx, expected, marked(events, span));
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
}
