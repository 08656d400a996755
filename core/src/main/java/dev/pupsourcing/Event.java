// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import dev.pupsourcing.internal.rules.EventTime;
import dev.pupsourcing.internal.rules.JsonObjectRules;
import dev.pupsourcing.internal.text.PrintableText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event to be stored: a fact about one aggregate, with its payload as bytes. Immutable.
 *
 * <p>Two events are equal if all their fields are. Thread-safe.
 */
public final class Event {

    /** The maximum payload size: 16 MiB. */
    public static final int MAX_PAYLOAD_BYTES = 16 * 1024 * 1024;

    /** The maximum metadata size: 1 MiB. */
    public static final int MAX_METADATA_BYTES = 1024 * 1024;

    private final StreamId stream;
    private final UUID eventId;
    private final String eventType;
    private final int eventVersion;
    private final byte[] payload;
    private final byte[] metadata;
    private final @Nullable String traceId;
    private final @Nullable String correlationId;
    private final @Nullable String causationId;
    private final Instant createdAt;

    private Event(StreamId stream, UUID eventId, String eventType, Instant createdAt, Builder values) {
        this.stream = stream;
        this.eventId = eventId;
        this.eventType = eventType;
        this.createdAt = createdAt;
        this.eventVersion = values.eventVersion;
        this.payload = values.payload;
        this.metadata = values.metadata;
        this.traceId = values.traceId;
        this.correlationId = values.correlationId;
        this.causationId = values.causationId;
    }

    /** Creates a builder for an event of one stream. */
    public static Builder builder(StreamId stream, String eventType) {
        return new Builder(stream, eventType);
    }

    /** Creates a builder with all values of this event, including its id and creation time. */
    public Builder toBuilder() {
        return builder(stream, eventType)
                .eventId(eventId)
                .eventVersion(eventVersion)
                .sharedPayload(payload)
                .sharedMetadata(metadata)
                .traceId(traceId)
                .correlationId(correlationId)
                .causationId(causationId)
                .createdAt(createdAt);
    }

    /** The stream of the aggregate that the event belongs to. */
    public StreamId stream() {
        return stream;
    }

    /** The bounded context. */
    public String boundedContext() {
        return stream.boundedContext();
    }

    /** The aggregate type. */
    public String aggregateType() {
        return stream.aggregateType();
    }

    /** The aggregate id. */
    public String aggregateId() {
        return stream.aggregateId();
    }

    /** The event id, unique in its store. */
    public UUID eventId() {
        return eventId;
    }

    /** The event type, for example {@code "UserRegistered"}. */
    public String eventType() {
        return eventType;
    }

    /** The version of the event type's payload, at least 1. */
    public int eventVersion() {
        return eventVersion;
    }

    /** A copy of the payload, 0 to {@value #MAX_PAYLOAD_BYTES} bytes. */
    public byte[] payload() {
        return payload.clone();
    }

    /** The payload's length in bytes. */
    public int payloadSize() {
        return payload.length;
    }

    /** A copy of the metadata, a JSON object in UTF-8. */
    public byte[] metadataBytes() {
        return metadata.clone();
    }

    /** The metadata's length in bytes. */
    public int metadataSize() {
        return metadata.length;
    }

    /** The metadata as text, a JSON object. */
    public String metadataJson() {
        return new String(metadata, StandardCharsets.UTF_8);
    }

    /** The id of the trace in which the event was created. */
    public Optional<String> traceId() {
        return Optional.ofNullable(traceId);
    }

    /** The id that connects all events caused by one request. */
    public Optional<String> correlationId() {
        return Optional.ofNullable(correlationId);
    }

    /** The id of the event or command that caused this event. */
    public Optional<String> causationId() {
        return Optional.ofNullable(causationId);
    }

    /** When the event was created, by the clock of its creator, in microseconds. */
    public Instant createdAt() {
        return createdAt;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Event that
                && eventId.equals(that.eventId)
                && stream.equals(that.stream)
                && eventType.equals(that.eventType)
                && eventVersion == that.eventVersion
                && createdAt.equals(that.createdAt)
                && Objects.equals(traceId, that.traceId)
                && Objects.equals(correlationId, that.correlationId)
                && Objects.equals(causationId, that.causationId)
                && Arrays.equals(metadata, that.metadata)
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return eventId.hashCode();
    }

    /** Type, version, stream and id, without payload and metadata. */
    @Override
    public String toString() {
        return PrintableText.quoted(eventType) + " v" + eventVersion + " of " + PrintableText.quoted(stream) + " ("
                + eventId + ")";
    }

    /**
     * Builds an {@link Event}; created by {@link #builder}.
     *
     * <p>Not thread-safe. Can be reused after {@link #build()}: an id or a creation time that was not set is generated for
     * each event.
     */
    public static final class Builder {

        private static final byte[] NO_PAYLOAD = {};

        private final StreamId stream;
        private final String eventType;
        private @Nullable UUID eventId;
        private @Nullable Instant createdAt;
        private int eventVersion = 1;
        private byte[] payload = NO_PAYLOAD;
        private byte[] metadata = JsonObjectRules.empty();
        private @Nullable String traceId;
        private @Nullable String correlationId;
        private @Nullable String causationId;

        private Builder(StreamId stream, String eventType) {
            this.stream = Objects.requireNonNull(stream, "stream");
            this.eventType = eventType;
        }

        /** Sets the event id; by default a time-ordered id (UUID version 7) is generated. */
        public Builder eventId(UUID id) {
            this.eventId = Objects.requireNonNull(id, "id");
            return this;
        }

        /** Sets the version of the event type's payload, at least 1; 1 by default. */
        public Builder eventVersion(int version) {
            this.eventVersion = version;
            return this;
        }

        /** Sets the payload, at most {@link #MAX_PAYLOAD_BYTES} bytes; the array is copied. Empty by default. */
        public Builder payload(byte[] bytes) {
            return sharedPayload(Objects.requireNonNull(bytes, "payload").clone());
        }

        /** Sets the payload to the text's UTF-8 bytes. */
        public Builder payload(String text) {
            return sharedPayload(Objects.requireNonNull(text, "payload").getBytes(StandardCharsets.UTF_8));
        }

        /**
         * Sets the metadata, one JSON object in UTF-8 of at most {@link #MAX_METADATA_BYTES} bytes; the array is
         * copied. <code>{}</code> by default.
         */
        public Builder metadataBytes(byte[] json) {
            return sharedMetadata(Objects.requireNonNull(json, "metadata").clone());
        }

        /** Sets the metadata, one JSON object. */
        public Builder metadataJson(String json) {
            return sharedMetadata(Objects.requireNonNull(json, "metadata").getBytes(StandardCharsets.UTF_8));
        }

        /** Sets the trace id, 1 to 255 characters, or null for none. */
        public Builder traceId(@Nullable String id) {
            this.traceId = id;
            return this;
        }

        /** Sets the correlation id, 1 to 255 characters, or null for none. */
        public Builder correlationId(@Nullable String id) {
            this.correlationId = id;
            return this;
        }

        /** Sets the causation id, 1 to 255 characters, or null for none. */
        public Builder causationId(@Nullable String id) {
            this.causationId = id;
            return this;
        }

        /** Sets when the event was created, in the years 1000 to 9999, truncated to microseconds; now by default. */
        public Builder createdAt(Instant instant) {
            this.createdAt = Objects.requireNonNull(instant, "createdAt");
            return this;
        }

        /**
         * Builds the event.
         *
         * @throws InvalidEventException if a value cannot be stored; names the field
         */
        public Event build() {
            UUID id = eventId == null ? EventIds.next() : eventId;
            Event event = new Event(stream, id, eventType, EventTime.cut(createdAt), this);
            EventRules.check(event, metadata);
            return event;
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

        Builder sharedPayload(byte[] bytes) {
            this.payload = bytes;
            return this;
        }

        Builder sharedMetadata(byte[] json) {
            this.metadata = json;
            return this;
        }
    }
}
