// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.inspect;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.cli.query.StoreQueries;
import dev.pupsourcing.cli.query.StreamFilter;
import dev.pupsourcing.cli.query.StreamListing;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.search.EventSearch;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds events by aggregate id or correlation id with the indexes for them, instead of reading the log. Keeps no more events
 * than are asked for.
 *
 * @param filter selects an aggregate id, a correlation id or both
 * @param scope the contexts and types
 * @param after the position after which to look
 * @param upTo the position up to which to look
 */
record FoundEvents(OpenStore open, EventFilter filter, ReadScope scope, long after, long upTo) {

    private static final int PAGE = 500;

    /**
     * The first events, or the last ones.
     *
     * @param number the maximum number of events
     */
    List<PersistedEvent> find(int number, boolean last) throws SQLException {
        TreeSet<PersistedEvent> kept = new TreeSet<>(Comparator.comparingLong(PersistedEvent::position));
        try (StoreQueries queries = new StoreQueries(open)) {
            Optional<EventSearch> correlation = filter.correlation();
            if (correlation.isPresent()) {
                correlated(queries, correlation.get(), number, last, kept);
            } else {
                for (StreamId stream : streams(queries)) {
                    open.store().readStream(stream).forEach(event -> keep(event, number, last, kept));
                }
            }
        }
        return new ArrayList<>(kept);
    }

    private void correlated(
            StoreQueries queries, EventSearch search, int number, boolean last, TreeSet<PersistedEvent> kept) {
        long from = after;
        List<PersistedEvent> page = open.store().store().findEvents(queries.connection(), search, from, PAGE);
        while (!page.isEmpty() && (last || kept.size() < number)) {
            page.forEach(event -> keep(event, number, last, kept));
            from = page.get(page.size() - 1).position();
            page = from >= upTo ? List.of() : open.store().store().findEvents(queries.connection(), search, from, PAGE);
        }
    }

    private List<StreamId> streams(StoreQueries queries) throws SQLException {
        StreamFilter kinds = new StreamFilter(only(scope.boundedContexts()), only(scope.aggregateTypes()), "");
        return new StreamListing(queries).withId(kinds, filter.aggregateId().orElseThrow());
    }

    /** The only value, if there is one; others are filtered later. */
    private static Optional<String> only(Set<String> values) {
        return values.size() == 1 ? values.stream().findFirst() : Optional.empty();
    }

    private void keep(PersistedEvent event, int number, boolean last, TreeSet<PersistedEvent> kept) {
        boolean wanted =
                event.position() > after && event.position() <= upTo && scope.contains(event) && filter.contains(event);
        if (wanted) {
            kept.add(event);
            if (kept.size() > number) {
                kept.remove(last ? kept.first() : kept.last());
            }
        }
    }
}
