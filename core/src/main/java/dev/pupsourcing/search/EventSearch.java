// SPDX-License-Identifier: MIT
package dev.pupsourcing.search;

import dev.pupsourcing.internal.rules.TextRules;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to find in the whole store: the events with a correlation id, causation id, trace id or event id. Immutable and
 * thread-safe.
 *
 * <p>Event ids have an index. Correlation ids have one if the schema was created with the option for it
 * ({@code pup schema print --correlation-index}). Every other search reads the whole log in the database, which takes seconds for
 * millions of events; only the events that are found are sent to this process.
 */
public final class EventSearch {

    /** The value that is compared. Constants may be added: a {@code switch} needs a default branch. */
    public enum Field {
        /** The id that connects all events caused by one request. */
        CORRELATION_ID("correlationId"),
        /** The id of the event or command that caused the event. */
        CAUSATION_ID("causationId"),
        /** The id of the trace in which the event was created. */
        TRACE_ID("traceId"),
        /** The event's own id. */
        EVENT_ID("eventId");

        private final String title;

        Field(String title) {
            this.title = title;
        }
    }

    private final Field field;
    private final String value;

    private EventSearch(Field field, String value) {
        this.field = field;
        this.value = value;
        String problem = TextRules.required(value);
        if (problem != null) {
            throw new IllegalArgumentException(field.title + " must be one that an event can have, but it " + problem);
        }
    }

    /**
     * All events with a correlation id.
     *
     * @throws IllegalArgumentException if no event can have this id, for example because it is empty
     */
    public static EventSearch byCorrelationId(String id) {
        return new EventSearch(Field.CORRELATION_ID, Objects.requireNonNull(id, "id"));
    }

    /**
     * All events with a causation id: those that one event or command has caused directly.
     *
     * @throws IllegalArgumentException if no event can have this id, for example because it is empty
     */
    public static EventSearch byCausationId(String id) {
        return new EventSearch(Field.CAUSATION_ID, Objects.requireNonNull(id, "id"));
    }

    /**
     * All events with a trace id.
     *
     * @throws IllegalArgumentException if no event can have this id, for example because it is empty
     */
    public static EventSearch byTraceId(String id) {
        return new EventSearch(Field.TRACE_ID, Objects.requireNonNull(id, "id"));
    }

    /** The event with an id, in any stream. There can be several only if the table of events is partitioned. */
    public static EventSearch byEventId(UUID id) {
        return new EventSearch(Field.EVENT_ID, id.toString());
    }

    /** The value of an event that is compared. */
    public Field field() {
        return field;
    }

    /** The value to find; values are compared byte for byte. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventSearch that && field == that.field && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(field, value);
    }

    /** Field and value, for logs. */
    @Override
    public String toString() {
        return field.title + " \"" + value + "\"";
    }
}
