// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import dev.pupsourcing.internal.access.RowAccess;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored event: the event, its position in the log and its version in its stream. Immutable and thread-safe.
 */
public final class PersistedEvent {

    static {
        RowAccess.register(new Rows());
    }

    private final Event event;
    private final long position;
    private final long aggregateVersion;

    private PersistedEvent(Event event, long position, long aggregateVersion) {
        this.event = event;
        this.position = position;
        this.aggregateVersion = aggregateVersion;
    }

    /**
     * Creates a stored event, also for tests.
     *
     * @param event the event
     * @param position its position in the log, at least 1
     * @param aggregateVersion its version in its stream, at least 1
     * @throws IllegalArgumentException if the position or the version is less than 1
     */
    public static PersistedEvent of(Event event, long position, long aggregateVersion) {
        if (position < 1 || aggregateVersion < 1) {
            throw new IllegalArgumentException(
                    "position " + position + " and version " + aggregateVersion + " are not both at least 1");
        }
        return new PersistedEvent(Objects.requireNonNull(event, "event"), position, aggregateVersion);
    }

    /** The event without position and version. */
    public Event event() {
        return event;
    }

    /** The position in the log, at least 1; positions ascend in the order of the log and may have gaps. */
    public long position() {
        return position;
    }

    /** The version in the stream, from 1 without gaps. */
    public long aggregateVersion() {
        return aggregateVersion;
    }

    /** The stream of the aggregate that the event belongs to. */
    public StreamId stream() {
        return event.stream();
    }

    /** The bounded context. */
    public String boundedContext() {
        return event.boundedContext();
    }

    /** The aggregate type. */
    public String aggregateType() {
        return event.aggregateType();
    }

    /** The aggregate id. */
    public String aggregateId() {
        return event.aggregateId();
    }

    /** The event id. */
    public UUID eventId() {
        return event.eventId();
    }

    /** The event type. */
    public String eventType() {
        return event.eventType();
    }

    /** The version of the event type's payload. */
    public int eventVersion() {
        return event.eventVersion();
    }

    /** A copy of the payload. */
    public byte[] payload() {
        return event.payload();
    }

    /** A copy of the metadata, a JSON object in UTF-8. */
    public byte[] metadataBytes() {
        return event.metadataBytes();
    }

    /** The metadata as text, a JSON object. */
    public String metadataJson() {
        return event.metadataJson();
    }

    /** The id of the trace in which the event was created. */
    public Optional<String> traceId() {
        return event.traceId();
    }

    /** The id that connects all events caused by one request. */
    public Optional<String> correlationId() {
        return event.correlationId();
    }

    /** The id of the event or command that caused this event. */
    public Optional<String> causationId() {
        return event.causationId();
    }

    /** When the event was created, by the clock of its creator. */
    public Instant createdAt() {
        return event.createdAt();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersistedEvent that
                && position == that.position
                && aggregateVersion == that.aggregateVersion
                && event.equals(that.event);
    }

    @Override
    public int hashCode() {
        return event.hashCode();
    }

    /** Position, version and event, without payload and metadata. */
    @Override
    public String toString() {
        return "#" + position + " @" + aggregateVersion + " " + event;
    }

    /** Creates values from rows, for the SPI. */
    private static final class Rows implements RowAccess<StreamId, Event.Builder, PersistedEvent> {

        @Override
        public StreamId streamId(String boundedContext, String aggregateType, String aggregateId) {
            return StreamId.stored(boundedContext, aggregateType, aggregateId);
        }

        @Override
        public PersistedEvent event(
                Event.Builder values, byte[] payload, byte[] metadata, long position, long aggregateVersion) {
            Event event = values.sharedPayload(payload).sharedMetadata(metadata).stored();
            return new PersistedEvent(event, position, aggregateVersion);
        }
    }
}
