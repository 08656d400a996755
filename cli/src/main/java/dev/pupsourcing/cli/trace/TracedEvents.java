// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.trace;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.IdText;
import dev.pupsourcing.cli.query.StoreQueries;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.search.EventSearch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Collects the events of one business transaction: those with the same correlation id, or if there is none, the causes of an
 * event and what it has caused. Not thread-safe.
 */
final class TracedEvents {

    private final OpenStore open;
    private final StoreQueries queries;
    private final int limit;
    private final TreeMap<Long, PersistedEvent> found = new TreeMap<>();

    /** The found events that were not followed yet. */
    private final TreeMap<Long, PersistedEvent> waiting = new TreeMap<>();

    private final Set<EventSearch> done = new HashSet<>();
    private boolean truncated;
    private String foundBy = "";

    TracedEvents(OpenStore open, StoreQueries queries, int limit) {
        this.open = open;
        this.queries = queries;
        this.limit = limit;
    }

    /** The events in the order of their positions. */
    Collection<PersistedEvent> events() {
        return found.values();
    }

    /** Whether there are more than the limit. */
    boolean truncated() {
        return truncated;
    }

    /** What the id was: an event id, a correlation id, a trace id or a causation id. */
    String foundBy() {
        return foundBy;
    }

    /** Finds the events for an id, whatever it is. */
    void collect(String id) {
        List<EventSearch> searches = new ArrayList<>();
        try {
            IdText.uuid(id).map(EventSearch::byEventId).ifPresent(searches::add);
            searches.add(EventSearch.byCorrelationId(id));
            searches.add(EventSearch.byTraceId(id));
            searches.add(EventSearch.byCausationId(id));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
        for (EventSearch search : searches) {
            add(search);
            if (!found.isEmpty()) {
                foundBy = named(search.field());
                expand();
                return;
            }
        }
    }

    private static String named(EventSearch.Field field) {
        return switch (field) {
            case EVENT_ID -> "event id";
            case CORRELATION_ID -> "correlation id";
            case TRACE_ID -> "trace id";
            default -> "causation id";
        };
    }

    private void add(EventSearch search) {
        if (!done.add(search)) {
            return;
        }
        long after = 0;
        List<PersistedEvent> page;
        do {
            page = open.store().store().findEvents(queries.connection(), search, after, limit + 1);
            for (PersistedEvent event : page) {
                if (found.size() < limit || found.containsKey(event.position())) {
                    if (found.put(event.position(), event) == null) {
                        waiting.put(event.position(), event);
                    }
                } else {
                    truncated = true;
                }
                after = event.position();
            }
        } while (!page.isEmpty() && !truncated);
    }

    /** Follows correlation ids; events without one are followed by their causes and effects. */
    private void expand() {
        Map.Entry<Long, PersistedEvent> next = waiting.pollFirstEntry();
        while (next != null && !truncated) {
            follow(next.getValue());
            next = waiting.pollLastEntry();
        }
    }

    private void follow(PersistedEvent event) {
        Optional<String> correlation = event.correlationId();
        if (correlation.isPresent()) {
            add(EventSearch.byCorrelationId(correlation.get()));
        } else {
            event.causationId().flatMap(IdText::uuid).ifPresent(this::addCause);
            add(EventSearch.byCausationId(event.eventId().toString()));
        }
    }

    private void addCause(UUID id) {
        add(EventSearch.byEventId(id));
    }
}
