// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values that are stored with a domain event in addition to its payload: trace, correlation and causation ids,
 * metadata and creation time. Immutable and thread-safe.
 *
 * <p>The values are validated when an event is built with them.
 */
public final class EventContext {

    private static final String NO_METADATA = "{}";
    private static final EventContext NONE = new EventContext(null, null, null, NO_METADATA, null);

    private final @Nullable String traceId;
    private final @Nullable String correlationId;
    private final @Nullable String causationId;
    private final String metadata;
    private final @Nullable Instant createdAt;

    private EventContext(
            @Nullable String traceId,
            @Nullable String correlationId,
            @Nullable String causationId,
            String metadata,
            @Nullable Instant createdAt) {
        this.traceId = traceId;
        this.correlationId = correlationId;
        this.causationId = causationId;
        this.metadata = metadata;
        this.createdAt = createdAt;
    }

    /** No ids, empty metadata, created now. */
    public static EventContext none() {
        return NONE;
    }

    /**
     * The context of an event that was caused by another: the cause's id as causation id, its correlation id (or its
     * id, if it has none) and its trace id.
     */
    public static EventContext causedBy(PersistedEvent cause) {
        String id = cause.eventId().toString();
        return none().withCausationId(id)
                .withCorrelationId(cause.correlationId().orElse(id))
                .withTraceId(cause.traceId().orElse(null));
    }

    /** This context with a different trace id, or null for none. */
    public EventContext withTraceId(@Nullable String id) {
        return new EventContext(id, correlationId, causationId, metadata, createdAt);
    }

    /** This context with a different correlation id, or null for none. */
    public EventContext withCorrelationId(@Nullable String id) {
        return new EventContext(traceId, id, causationId, metadata, createdAt);
    }

    /** This context with a different causation id, or null for none. */
    public EventContext withCausationId(@Nullable String id) {
        return new EventContext(traceId, correlationId, id, metadata, createdAt);
    }

    /** This context with different metadata, one JSON object. */
    public EventContext withMetadataJson(String json) {
        return new EventContext(
                traceId, correlationId, causationId, Objects.requireNonNull(json, "metadata"), createdAt);
    }

    /** This context with a fixed creation time, or null for now. */
    public EventContext withCreatedAt(@Nullable Instant instant) {
        return new EventContext(traceId, correlationId, causationId, metadata, instant);
    }

    /** This context, with the values of another where it has none. Metadata is taken as a whole. */
    public EventContext withDefaults(EventContext defaults) {
        return new EventContext(
                traceId == null ? defaults.traceId : traceId,
                correlationId == null ? defaults.correlationId : correlationId,
                causationId == null ? defaults.causationId : causationId,
                metadata.equals(NO_METADATA) ? defaults.metadata : metadata,
                createdAt == null ? defaults.createdAt : createdAt);
    }

    Event.Builder applyTo(Event.Builder builder) {
        builder.traceId(traceId).correlationId(correlationId).causationId(causationId);
        if (!metadata.equals(NO_METADATA)) {
            builder.metadataJson(metadata);
        }
        return createdAt == null ? builder : builder.createdAt(createdAt);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventContext that
                && Objects.equals(traceId, that.traceId)
                && Objects.equals(correlationId, that.correlationId)
                && Objects.equals(causationId, that.causationId)
                && metadata.equals(that.metadata)
                && Objects.equals(createdAt, that.createdAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(traceId, correlationId, causationId, metadata, createdAt);
    }

    /** The ids and the creation time, without metadata. */
    @Override
    public String toString() {
        return "EventContext[traceId=" + traceId + ", correlationId=" + correlationId + ", causationId=" + causationId
                + ", createdAt=" + createdAt + "]";
    }
}
