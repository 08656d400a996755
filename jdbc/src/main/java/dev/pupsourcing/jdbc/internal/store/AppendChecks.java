// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.store;

import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.Event;
import dev.pupsourcing.InvalidEventException;
import dev.pupsourcing.StreamId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Validates a list of events before anything is sent. */
final class AppendChecks {

    private AppendChecks() {}

    /** Validates a list and returns the stream of its events. */
    static StreamId streamOf(List<Event> events) {
        if (events.isEmpty()) {
            throw new InvalidEventException("events", "must contain at least one event, but is empty");
        }
        StreamId stream = present(0, events.get(0)).stream();
        for (int i = 1; i < events.size(); i++) {
            checkSame(i, stream, present(i, events.get(i)).stream());
        }
        checkIds(events);
        return stream;
    }

    private static Event present(int index, @Nullable Event event) {
        if (event == null) {
            throw new InvalidEventException(index, "event", "is null");
        }
        return event;
    }

    private static void checkSame(int index, StreamId first, StreamId other) {
        checkSame(index, "boundedContext", first.boundedContext(), other.boundedContext());
        checkSame(index, "aggregateType", first.aggregateType(), other.aggregateType());
        checkSame(index, "aggregateId", first.aggregateId(), other.aggregateId());
    }

    private static void checkSame(int index, String field, String first, String other) {
        if (!first.equals(other)) {
            throw new InvalidEventException(
                    index,
                    field,
                    "is \"" + other + "\", but the first event has \"" + first
                            + "\"; all events of an append must belong to one aggregate");
        }
    }

    private static void checkIds(List<Event> events) {
        Set<UUID> ids = new HashSet<>();
        for (Event event : events) {
            if (!ids.add(event.eventId())) {
                throw new DuplicateEventException(event.eventId(), true, null);
            }
        }
    }
}
