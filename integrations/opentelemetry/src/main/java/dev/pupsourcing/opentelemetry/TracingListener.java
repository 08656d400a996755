// SPDX-License-Identifier: MIT
package dev.pupsourcing.opentelemetry;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.projection.status.BatchScope;
import dev.pupsourcing.projection.status.BatchStart;
import dev.pupsourcing.projection.status.ProcessingListener;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a span of each handler call, with links to the appends of its events. */
final class TracingListener implements ProcessingListener {

    private final Tracer tracer;
    private final boolean parents;

    TracingListener(Tracer tracer, boolean parents) {
        this.tracer = tracer;
        this.parents = parents;
    }

    @Override
    public BatchScope batchStarted(BatchStart start) {
        List<PersistedEvent> events = start.events();
        SpanBuilder builder = tracer.spanBuilder("process " + start.projection())
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute(Spans.SYSTEM, Spans.PUPSOURCING)
                .setAttribute(Spans.OPERATION_NAME, "process")
                .setAttribute(Spans.OPERATION_TYPE, "process")
                .setAttribute(Spans.CONSUMER_GROUP, start.projection())
                .setAttribute(Spans.BATCH_COUNT, (long) events.size())
                .setAttribute(Spans.POSITION, events.get(events.size() - 1).position())
                .setAttribute(
                        Spans.SLOTS, start.slots().first() + "-" + start.slots().last())
                .setAttribute(Spans.ATTEMPT, (long) start.attempt());
        connect(builder, events);
        return new Processing(builder.startSpan());
    }

    private void connect(SpanBuilder builder, List<PersistedEvent> events) {
        if (parents && events.size() == 1) {
            SpanContext append = TraceCarrier.of(events.get(0));
            if (append.isValid()) {
                builder.setParent(Context.root().with(Span.wrap(append)));
            }
            return;
        }
        link(builder, events);
    }

    /** Adds one link per trace: to the first append of each, up to the limit. */
    private static void link(SpanBuilder builder, List<PersistedEvent> events) {
        Set<String> traces = new HashSet<>();
        for (PersistedEvent event : events) {
            Optional<String> known = event.traceId().filter(traces::contains);
            SpanContext append = known.isPresent() ? SpanContext.getInvalid() : TraceCarrier.of(event);
            if (append.isValid() && traces.add(append.getTraceId())) {
                builder.addLink(append);
            }
            if (traces.size() >= PupsourcingTracing.MAX_LINKS) {
                return;
            }
        }
    }

    /** The current span of a handler call. */
    private static final class Processing implements BatchScope {

        private final Span span;
        private final Scope current;

        Processing(Span span) {
            this.span = span;
            this.current = span.makeCurrent();
        }

        @Override
        public void failed(Throwable failure) {
            Spans.failed(span, failure);
        }

        @Override
        public void close() {
            current.close();
            span.end();
        }
    }
}
