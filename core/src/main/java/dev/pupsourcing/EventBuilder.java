// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import dev.pupsourcing.internal.rules.EventTime;
import dev.pupsourcing.internal.rules.JsonObjectRules;
import dev.pupsourcing.internal.rules.TextRules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link Event}; created by {@link Event#builder}.
 *
 * <p>Not thread-safe. Can be reused after {@link #build()}: an id or a creation time that was not set is generated for
 * each event.
 */
public final class EventBuilder {

    private static final byte[] NO_PAYLOAD = {};

    private final StreamId stream;
    private final String eventType;
    private @Nullable UUID eventId;
    private @Nullable Instant createdAt;
    int eventVersion = 1;
    byte[] payload = NO_PAYLOAD;
    byte[] metadata = JsonObjectRules.empty();

    @Nullable
    String traceId;

    @Nullable
    String correlationId;

    @Nullable
    String causationId;

    EventBuilder(StreamId stream, String eventType) {
        this.stream = Objects.requireNonNull(stream, "stream");
        this.eventType = eventType;
    }

    /** Sets the event id; by default a time-ordered id (UUID version 7) is generated. */
    public EventBuilder eventId(UUID id) {
        this.eventId = Objects.requireNonNull(id, "id");
        return this;
    }

    /** Sets the version of the event type's payload, at least 1; 1 by default. */
    public EventBuilder eventVersion(int version) {
        this.eventVersion = version;
        return this;
    }

    /** Sets the payload, at most {@link Event#MAX_PAYLOAD_BYTES} bytes; the array is copied. Empty by default. */
    public EventBuilder payload(byte[] bytes) {
        return sharedPayload(Objects.requireNonNull(bytes, "payload").clone());
    }

    /** Sets the payload to the text's UTF-8 bytes. */
    public EventBuilder payload(String text) {
        return sharedPayload(Objects.requireNonNull(text, "payload").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sets the metadata, one JSON object in UTF-8 of at most {@link Event#MAX_METADATA_BYTES} bytes; the array is
     * copied. <code>{}</code> by default.
     */
    public EventBuilder metadataBytes(byte[] json) {
        return sharedMetadata(Objects.requireNonNull(json, "metadata").clone());
    }

    /** Sets the metadata, one JSON object. */
    public EventBuilder metadataJson(String json) {
        return sharedMetadata(Objects.requireNonNull(json, "metadata").getBytes(StandardCharsets.UTF_8));
    }

    /** Sets the trace id, 1 to 255 characters, or null for none. */
    public EventBuilder traceId(@Nullable String id) {
        this.traceId = id;
        return this;
    }

    /** Sets the correlation id, 1 to 255 characters, or null for none. */
    public EventBuilder correlationId(@Nullable String id) {
        this.correlationId = id;
        return this;
    }

    /** Sets the causation id, 1 to 255 characters, or null for none. */
    public EventBuilder causationId(@Nullable String id) {
        this.causationId = id;
        return this;
    }

    /** Sets when the event was created, in the years 1000 to 9999, truncated to microseconds; now by default. */
    public EventBuilder createdAt(Instant instant) {
        this.createdAt = Objects.requireNonNull(instant, "createdAt");
        return this;
    }

    /**
     * Builds the event.
     *
     * @throws InvalidEventException if a value cannot be stored; names the field
     */
    public Event build() {
        stream.check();
        InvalidEventException.check("eventType", TextRules.name(eventType));
        checkVersion();
        checkSize("payload", payload, Event.MAX_PAYLOAD_BYTES);
        checkSize("metadata", metadata, Event.MAX_METADATA_BYTES);
        InvalidEventException.check("metadata", JsonObjectRules.problem(metadata));
        InvalidEventException.check("traceId", TextRules.optional(traceId));
        InvalidEventException.check("correlationId", TextRules.optional(correlationId));
        InvalidEventException.check("causationId", TextRules.optional(causationId));
        Instant created = EventTime.cut(createdAt);
        InvalidEventException.check("createdAt", EventTime.problem(created));
        return new Event(stream, eventId == null ? EventIds.next() : eventId, eventType, created, this);
    }

    /** Builds an event from a database without validation. */
    Event stored() {
        return new Event(
                stream,
                Objects.requireNonNull(eventId, "eventId"),
                Objects.requireNonNull(eventType, "eventType"),
                Objects.requireNonNull(createdAt, "createdAt"),
                this);
    }

    EventBuilder sharedPayload(byte[] bytes) {
        this.payload = bytes;
        return this;
    }

    EventBuilder sharedMetadata(byte[] json) {
        this.metadata = json;
        return this;
    }

    private void checkVersion() {
        if (eventVersion < 1) {
            throw new InvalidEventException("eventVersion", "is " + eventVersion + ", at least 1 is expected");
        }
    }

    private static void checkSize(String field, byte[] bytes, int max) {
        if (bytes.length > max) {
            throw new InvalidEventException(field, "has " + bytes.length + " bytes, at most " + max + " are allowed");
        }
    }
}
