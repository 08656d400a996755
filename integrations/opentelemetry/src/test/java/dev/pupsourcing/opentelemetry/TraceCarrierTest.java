// SPDX-License-Identifier: MIT
package dev.pupsourcing.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The context of a span in the metadata of an event. */
class TraceCarrierTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final SpanContext SPAN =
            SpanContext.create(TRACE, "b7ad6b7169203331", TraceFlags.getSampled(), TraceState.getDefault());

    private static Event marked(String metadata) {
        return marked(Event.builder(StreamId.of("Sales", "Order", "1"), "Placed")
                .metadataJson(metadata)
                .build());
    }

    private static Event marked(Event event) {
        return TraceCarrier.mark(event, Map.of("traceparent", PARENT), SPAN);
    }

    private static SpanContext read(Event event) {
        return TraceCarrier.of(PersistedEvent.of(event, 1, 1));
    }

    @Test
    void existingMetadataIsKept() {
        for (String metadata : List.of(
                "{}",
                " { } ",
                "{\"user\": \"ann\"}",
                "{\"a\": {\"traceparent\": \"x\"}, \"b\": [\"traceparent\", \"y\"]}",
                "{\"text\": \"\\\"traceparent\\\": {\\\\\", \"n\": -1.5e3, \"t\": true}",
                "{\"\": null, \"\\u0041\": \"\\n\\ud83d\\ude00\"}")) {
            Event event = marked(metadata);

            assertThat(event.metadataJson()).contains("\"traceparent\":\"" + PARENT + "\"");
            assertThat(event.metadataJson().replaceFirst("\"traceparent\":\"" + PARENT + "\",?", ""))
                    .isEqualTo(metadata);
            assertThat(read(event).getTraceId()).isEqualTo(TRACE);
        }
    }

    @Test
    void aTraceThatIsAlreadyCarriedIsKept() {
        for (String key : List.of("traceparent", "trace\\u0070arent")) {
            String metadata = "{\"a\": {\"b\": []}, \"" + key
                    + "\": \"00-11111111111111111111111111111111-2222222222222222-01\"}";

            Event event = marked(metadata);

            assertThat(event.metadataJson()).isEqualTo(metadata);
            assertThat(read(event).getTraceId()).isEqualTo("11111111111111111111111111111111");
        }
    }

    @Test
    void aTraceIdThatIsAlreadySetIsKept() {
        Event.Builder order = Event.builder(StreamId.of("Sales", "Order", "1"), "Placed");

        assertThat(marked(order.build()).traceId()).contains(TRACE);
        assertThat(marked(order.traceId("mine").build()).traceId()).contains("mine");
    }

    @Test
    void metadataThatWouldBecomeTooLongIsKept() {
        String longest = "{\"a\":\"" + "x".repeat(Event.MAX_METADATA_BYTES - 8) + "\"}";

        Event event = marked(longest);

        assertThat(event.metadataSize()).isEqualTo(Event.MAX_METADATA_BYTES);
        assertThat(event.metadataJson()).isEqualTo(longest);
        assertThat(event.traceId()).contains(TRACE);
    }

    @Test
    void valuesThatAreNoTraceAreIgnored() {
        for (String metadata : List.of(
                "{}",
                "{\"traceparent\": 1}",
                "{\"traceparent\": \"nonsense\"}",
                "{\"traceparent\": \"00-00000000000000000000000000000000-b7ad6b7169203331-01\"}")) {
            Event event = Event.builder(StreamId.of("Sales", "Order", "1"), "Placed")
                    .metadataJson(metadata)
                    .build();

            assertThat(read(event).isValid()).isFalse();
        }
    }
}
