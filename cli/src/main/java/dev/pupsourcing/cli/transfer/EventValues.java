// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import dev.pupsourcing.Event;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.cli.console.IdText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Collects the values of one line and builds the event from them. */
final class EventValues {

    /** An invalid value; its message is printed after the line number. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String problem) {
            super(problem, null, false, false);
        }
    }

    private final byte[] line;
    private final Map<String, Object> values = new HashMap<>();

    EventValues(byte[] line) {
        this.line = line;
    }

    /** Takes the value of the field at the parser's position. */
    void take(String field, JsonToken token, JsonParser parser) {
        if (!EventFields.ALL.contains(field)) {
            throw new Refused("field \"" + field + "\" is unknown; known are " + EventFields.ALL);
        }
        if (values.containsKey(field)) {
            throw new Refused("field \"" + field + "\" occurs twice");
        }
        switch (field) {
            case EventFields.PAYLOAD, EventFields.METADATA -> values.put(field, cut(parser));
            case EventFields.POSITION, EventFields.AGGREGATE_VERSION, EventFields.EVENT_VERSION ->
                values.put(field, number(field, token, parser));
            default -> text(field, token, parser);
        }
    }

    /** The bytes of a value, exactly as on the line. */
    private byte[] cut(JsonParser parser) {
        int start = ExactJson.start(parser);
        return Arrays.copyOfRange(line, start, ExactJson.endOfValue(parser));
    }

    private static Long number(String field, JsonToken token, JsonParser parser) {
        if (token != JsonToken.VALUE_NUMBER_INT || parser.getStringLength() > 19) {
            throw new Refused("field \"" + field + "\" is not a whole number");
        }
        return parser.getLongValue();
    }

    private void text(String field, JsonToken token, JsonParser parser) {
        boolean optional = field.equals(EventFields.TRACE_ID)
                || field.equals(EventFields.CORRELATION_ID)
                || field.equals(EventFields.CAUSATION_ID);
        if (token == JsonToken.VALUE_NULL && optional) {
            return;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw new Refused("field \"" + field + "\" is not a text");
        }
        values.put(field, parser.getString());
    }

    /** Builds the event. */
    ImportedEvent event(String place) {
        Event.Builder builder = Event.builder(
                        StreamId.of(
                                required(EventFields.CONTEXT),
                                required(EventFields.AGGREGATE_TYPE),
                                required(EventFields.AGGREGATE_ID)),
                        required(EventFields.EVENT_TYPE))
                .eventId(eventId())
                .createdAt(createdAt())
                .eventVersion(Math.toIntExact(number(EventFields.EVENT_VERSION, 1, Integer.MAX_VALUE)))
                .traceId(optional(EventFields.TRACE_ID))
                .correlationId(optional(EventFields.CORRELATION_ID))
                .causationId(optional(EventFields.CAUSATION_ID))
                .payload(payload());
        byte[] metadata = bytes(EventFields.METADATA, EventFields.METADATA_BASE64);
        Event event = (metadata == null ? builder : builder.metadataBytes(metadata)).build();
        required(EventFields.AGGREGATE_VERSION);
        long version = number(EventFields.AGGREGATE_VERSION, 0, Long.MAX_VALUE);
        return new ImportedEvent(place, event, version, number(EventFields.POSITION, 0, Long.MAX_VALUE));
    }

    private String required(String field) {
        Object value = values.get(field);
        if (value == null) {
            throw new Refused("field \"" + field + "\" is missing");
        }
        return value.toString();
    }

    private @Nullable String optional(String field) {
        return (String) values.get(field);
    }

    private long number(String field, long otherwise, long max) {
        Object value = values.get(field);
        if (value == null) {
            return otherwise;
        }
        long number = (Long) value;
        if (number < 1 || number > max) {
            throw new Refused("field \"" + field + "\" must be between 1 and " + max + ", was " + number);
        }
        return number;
    }

    private UUID eventId() {
        String text = required(EventFields.EVENT_ID);
        return IdText.uuid(text)
                .orElseThrow(
                        () -> new Refused("field \"" + EventFields.EVENT_ID + "\" is not a UUID: \"" + text + "\""));
    }

    private Instant createdAt() {
        String text = required(EventFields.CREATED_AT);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Refused("field \"" + EventFields.CREATED_AT + "\" is not an instant such as"
                    + " 2026-01-31T12:00:00.123456Z: \"" + text + "\"");
        }
    }

    private byte[] payload() {
        byte[] payload = bytes(EventFields.PAYLOAD, EventFields.PAYLOAD_BASE64);
        if (payload == null) {
            throw new Refused(
                    "field \"" + EventFields.PAYLOAD + "\" or \"" + EventFields.PAYLOAD_BASE64 + "\" is missing");
        }
        return payload;
    }

    private byte @Nullable [] bytes(String asJson, String asBase64) {
        Object json = values.get(asJson);
        Object base64 = values.get(asBase64);
        if (json != null && base64 != null) {
            throw new Refused("fields \"" + asJson + "\" and \"" + asBase64 + "\" must not both be present");
        }
        return base64 == null ? (byte[]) json : decoded(asBase64, (String) base64);
    }

    private static byte[] decoded(String field, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new Refused("field \"" + field + "\" is not Base64: " + e.getMessage());
        }
    }
}
