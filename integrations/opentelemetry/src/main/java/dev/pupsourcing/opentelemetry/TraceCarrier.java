// SPDX-License-Identifier: MIT
package dev.pupsourcing.opentelemetry;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The context of a span in an event: {@code traceparent} and {@code tracestate} of W3C Trace Context in its metadata, and
 * the trace id in its field.
 */
final class TraceCarrier {

    private static final String TRACE_PARENT = "traceparent";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private TraceCarrier() {}

    /** The members that carry the context of a span. */
    static Map<String, String> members(Context context) {
        Map<String, String> members = new TreeMap<>();
        W3C.inject(context, members, (map, key, value) -> {
            if (map != null) {
                map.put(key, value);
            }
        });
        return members;
    }

    /**
     * The event with the context of a span. Metadata that already has a {@code traceparent} or would become too long, and
     * a trace id that is already set, stay as they are.
     */
    static Event mark(Event event, Map<String, String> members, SpanContext span) {
        Event.Builder marked = event.toBuilder();
        if (event.traceId().isEmpty()) {
            marked.traceId(span.getTraceId());
        }
        String json = event.metadataJson();
        Map<String, String> added = new TreeMap<>(members);
        Map<String, String> existing = MetadataMembers.texts(json);
        if (!existing.containsKey(TRACE_PARENT)) {
            added.keySet().removeAll(existing.keySet());
            String longer = MetadataMembers.with(json, added);
            if (longer.getBytes(StandardCharsets.UTF_8).length <= Event.MAX_METADATA_BYTES) {
                marked.metadataJson(longer);
            }
        }
        return marked.build();
    }

    /** The context that an event carries; invalid if it carries none. */
    static SpanContext of(PersistedEvent event) {
        Map<String, String> members = MetadataMembers.texts(event.metadataJson());
        return members.containsKey(TRACE_PARENT)
                ? Span.fromContext(W3C.extract(Context.root(), members, Getter.INSTANCE))
                        .getSpanContext()
                : SpanContext.getInvalid();
    }

    private enum Getter implements TextMapGetter<Map<String, String>> {
        INSTANCE;

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    }
}
