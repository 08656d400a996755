// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.logging;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.search.EventSearch;
import java.util.List;

/** The events that one request has caused, as a tree. */
final class Story {

    private static final int MOST_EVENTS = 1000;

    private final String request;
    private final List<PersistedEvent> events;

    private Story(String request, List<PersistedEvent> events) {
        this.request = request;
        this.events = events;
    }

    /** Reads the events with the request's correlation id. */
    static Story of(Pupsourcing pupsourcing, String request) {
        // region search
        EventSearch search = EventSearch.byCorrelationId(request);
        List<PersistedEvent> events =
                pupsourcing.inTransaction(tx -> pupsourcing.store().findEvents(tx, search, 0, MOST_EVENTS));
        // endregion
        return new Story(request, events);
    }

    /** Prints each event under its cause. */
    void print() {
        System.out.println(request + " caused " + events.size() + (events.size() == 1 ? " event" : " events"));
        for (PersistedEvent event : events) {
            if (causesOf(event).isEmpty()) {
                print("", "by \"" + event.causationId().orElse("-") + "\"", event);
            }
        }
    }

    private void print(String indent, String cause, PersistedEvent event) {
        System.out.printf("  %-26s #%s %s %s%n", indent + event.eventType(), event.position(), event.stream(), cause);
        for (PersistedEvent other : events) {
            if (causesOf(other).contains(event)) {
                print(indent + "  ", "by #" + event.position(), other);
            }
        }
    }

    private List<PersistedEvent> causesOf(PersistedEvent event) {
        return events.stream()
                .filter(cause -> event.causationId()
                        .filter(cause.eventId().toString()::equals)
                        .isPresent())
                .toList();
    }
}
