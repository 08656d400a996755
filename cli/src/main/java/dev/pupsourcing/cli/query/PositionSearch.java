// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.query;

import dev.pupsourcing.StreamId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Finds positions by time, and the last events of a kind. Times are found by bisection, which assumes that creation times
 * ascend with positions; clocks that differ move the result by as many events as they appended meanwhile. Not thread-safe.
 */
public final class PositionSearch {

    private static final String FIRST_FROM = """
            SELECT global_position, created_at
              FROM {{events}}
             WHERE global_position >= ? AND bounded_context <> ?
             ORDER BY global_position
             LIMIT 1""";

    private static final String LAST = """
            SELECT global_position
              FROM {{events}}
             WHERE bounded_context <> ? AND global_position <= ?%s
             ORDER BY global_position DESC
             LIMIT ?""";

    private final StoreQueries queries;

    /** A search in an open store. */
    public PositionSearch(StoreQueries queries) {
        this.queries = queries;
    }

    /** A position and the creation time of its event. */
    private record Point(long position, Instant at) {}

    private Optional<Point> from(long position) throws SQLException {
        return queries
                .list(
                        FIRST_FROM,
                        (row, codec) -> new Point(row.getLong(1), codec.readInstant(row, 2)),
                        position,
                        StreamId.RESERVED_CONTEXT)
                .stream()
                .findFirst();
    }

    /**
     * The position of the last event that was not created after an instant; 0 if there is none.
     *
     * @param latest the end of the log
     */
    public long at(Instant instant, long latest) throws SQLException {
        long low = 0;
        long high = latest;
        while (low < high) {
            long middle = low + (high - low) / 2 + 1;
            Optional<Point> point = from(middle);
            if (point.isEmpty()
                    || point.get().position() > high
                    || point.get().at().isAfter(instant)) {
                high = middle - 1;
            } else {
                low = point.get().position();
            }
        }
        return low;
    }

    /**
     * The position before the last events of some kinds.
     *
     * @param upTo the position up to which to look
     * @param number the number of events
     * @return the position to read after; 0 if there are fewer
     */
    public long beforeLast(Kinds kinds, long upTo, int number) throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(StreamId.RESERVED_CONTEXT, upTo));
        StringBuilder conditions = new StringBuilder();
        add(conditions, parameters, "bounded_context", kinds.contexts());
        add(conditions, parameters, "aggregate_type", kinds.aggregateTypes());
        add(conditions, parameters, "event_type", kinds.eventTypes());
        parameters.add(number);
        List<Long> positions =
                queries.list(LAST.formatted(conditions), (row, codec) -> row.getLong(1), parameters.toArray());
        return positions.size() < number ? 0 : positions.get(positions.size() - 1) - 1;
    }

    private static void add(StringBuilder sql, List<Object> parameters, String column, Collection<String> values) {
        if (!values.isEmpty()) {
            sql.append(" AND %s IN (%s)".formatted(column, String.join(", ", Collections.nCopies(values.size(), "?"))));
            parameters.addAll(values);
        }
    }

    /** Kinds of events; empty for all. */
    public record Kinds(
            Collection<String> contexts, Collection<String> aggregateTypes, Collection<String> eventTypes) {}
}
