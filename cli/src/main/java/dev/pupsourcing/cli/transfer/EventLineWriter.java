// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.TerminalJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** Writes events as JSON lines. Not thread-safe. */
public final class EventLineWriter {

    private static final byte[] NO_METADATA = {'{', '}'};

    private final OutputStream out;
    private final boolean terminal;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);

    /** Writes to a stream, which the caller closes; payloads and metadata that are JSON are written byte for byte. */
    public EventLineWriter(OutputStream out) {
        this(out, false);
    }

    private EventLineWriter(OutputStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Writes to a console; on a terminal, control characters are escaped as JSON allows. */
    public static EventLineWriter of(Console console) {
        return new EventLineWriter(console.out(), console.outIsTerminal());
    }

    /** Writes one event and a line break; returns the number of bytes. */
    public int write(PersistedEvent event) throws IOException {
        line.reset();
        try (JsonGenerator json = ExactJson.LINES.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            identity(json, event);
            ids(json, event);
            bytes(json, event);
            json.writeEndObject();
        }
        if (terminal) {
            escape();
        }
        line.write('\n');
        line.writeTo(out);
        return line.size();
    }

    private void escape() {
        String escaped = TerminalJson.escaped(line.toString(StandardCharsets.UTF_8));
        line.reset();
        line.writeBytes(escaped.getBytes(StandardCharsets.UTF_8));
    }

    private static void identity(JsonGenerator json, PersistedEvent event) {
        json.writeNumberProperty(EventFields.POSITION, event.position());
        json.writeStringProperty(EventFields.CONTEXT, event.boundedContext());
        json.writeStringProperty(EventFields.AGGREGATE_TYPE, event.aggregateType());
        json.writeStringProperty(EventFields.AGGREGATE_ID, event.aggregateId());
        json.writeNumberProperty(EventFields.AGGREGATE_VERSION, event.aggregateVersion());
        json.writeStringProperty(EventFields.EVENT_ID, event.eventId().toString());
        json.writeStringProperty(EventFields.EVENT_TYPE, event.eventType());
        json.writeNumberProperty(EventFields.EVENT_VERSION, event.eventVersion());
        json.writeStringProperty(EventFields.CREATED_AT, event.createdAt().toString());
    }

    private static void ids(JsonGenerator json, PersistedEvent event) {
        text(json, EventFields.TRACE_ID, event.traceId());
        text(json, EventFields.CORRELATION_ID, event.correlationId());
        text(json, EventFields.CAUSATION_ID, event.causationId());
    }

    private static void text(JsonGenerator json, String field, Optional<String> value) {
        value.ifPresent(text -> json.writeStringProperty(field, text));
    }

    private static void bytes(JsonGenerator json, PersistedEvent event) {
        byte[] metadata = event.metadataBytes();
        if (!java.util.Arrays.equals(metadata, NO_METADATA)) {
            exact(json, EventFields.METADATA, EventFields.METADATA_BASE64, metadata);
        }
        exact(json, EventFields.PAYLOAD, EventFields.PAYLOAD_BASE64, event.payload());
    }

    private static void exact(JsonGenerator json, String asJson, String asBase64, byte[] bytes) {
        if (ExactJson.fitsALine(bytes)) {
            json.writeName(asJson);
            json.writeRawValue(new String(bytes, StandardCharsets.UTF_8));
        } else {
            json.writeStringProperty(asBase64, Base64.getEncoder().encodeToString(bytes));
        }
    }
}
