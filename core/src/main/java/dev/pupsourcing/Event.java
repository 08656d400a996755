// SPDX-License-Identifier: MIT
package dev.pupsourcing;

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

    Event(StreamId stream, UUID eventId, String eventType, Instant createdAt, EventBuilder values) {
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
    public static EventBuilder builder(StreamId stream, String eventType) {
        return new EventBuilder(stream, eventType);
    }

    /** Creates a builder with all values of this event, including its id and creation time. */
    public EventBuilder toBuilder() {
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
        return PrintableText.of(eventType) + " v" + eventVersion + " of " + stream + " (" + eventId + ")";
    }
}
