// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.query;

import dev.pupsourcing.StreamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists streams in the order of context, type and aggregate id, page by page. Skips through the index of heads, so a page
 * costs the same wherever it is. Not thread-safe.
 */
public final class StreamListing {

    private static final String NEXT_CONTEXT = """
            SELECT MIN(bounded_context)
              FROM {{aggregate_heads}}
             WHERE bounded_context > ?""";

    private static final String NEXT_TYPE = """
            SELECT MIN(aggregate_type)
              FROM {{aggregate_heads}}
             WHERE bounded_context = ? AND aggregate_type > ?""";

    private static final String PAGE = """
            SELECT h.aggregate_id, h.aggregate_version, e.event_type, e.created_at
              FROM (SELECT bounded_context, aggregate_type, aggregate_id, aggregate_version
                      FROM {{aggregate_heads}}
                     WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id > ? AND aggregate_id >= ?
                       AND aggregate_id < ?
                     ORDER BY aggregate_id
                     LIMIT ?) h
              LEFT JOIN {{events}} e
                ON e.bounded_context = h.bounded_context
               AND e.aggregate_type = h.aggregate_type
               AND e.aggregate_id = h.aggregate_id
               AND e.aggregate_version = h.aggregate_version
             ORDER BY h.aggregate_id""";

    private static final String HEAD = """
            SELECT aggregate_version
              FROM {{aggregate_heads}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?""";

    /** Sorts after all other characters. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final StoreQueries queries;

    /** A listing of an open store. */
    public StreamListing(StoreQueries queries) {
        this.queries = queries;
    }

    /** A pair of context and type. */
    private record Kind(String context, String type) {}

    /**
     * The next streams.
     *
     * @param after the stream to continue after; null for the beginning
     * @param limit the maximum number of streams
     */
    public List<StreamRow> page(StreamFilter filter, @Nullable StreamId after, int limit) throws SQLException {
        List<StreamRow> found = new ArrayList<>();
        for (Kind kind : kinds(filter, after)) {
            boolean same = after != null
                    && kind.context().equals(after.boundedContext())
                    && kind.type().equals(after.aggregateType());
            found.addAll(queries.list(
                    PAGE,
                    (row, codec) -> new StreamRow(
                            StreamId.of(kind.context(), kind.type(), row.getString(1)),
                            row.getLong(2),
                            Optional.ofNullable(row.getString(3)),
                            isNull(row, 4) ? Optional.empty() : Optional.of(codec.readInstant(row, 4))),
                    kind.context(),
                    kind.type(),
                    same ? after.aggregateId() : "",
                    filter.prefix(),
                    filter.prefix() + LAST,
                    limit - found.size()));
            if (found.size() == limit) {
                break;
            }
        }
        return found;
    }

    private static boolean isNull(ResultSet row, int column) throws SQLException {
        return row.getObject(column) == null;
    }

    /** The streams with an aggregate id, in all contexts and types of a filter. */
    public List<StreamId> withId(StreamFilter filter, String aggregateId) throws SQLException {
        List<StreamId> found = new ArrayList<>();
        for (Kind kind : kinds(filter, null)) {
            if (queries.text(HEAD, kind.context(), kind.type(), aggregateId).isPresent()) {
                found.add(StreamId.of(kind.context(), kind.type(), aggregateId));
            }
        }
        return found;
    }

    /** The pairs of context and type from a stream on; all if there are none like its own any more. */
    private List<Kind> kinds(StreamFilter filter, @Nullable StreamId from) throws SQLException {
        List<Kind> kinds = new ArrayList<>();
        List<String> contexts =
                filter.context().isPresent() ? List.of(filter.context().get()) : all(NEXT_CONTEXT);
        for (String context : contexts) {
            List<String> types =
                    filter.type().isPresent() ? List.of(filter.type().get()) : all(NEXT_TYPE, context);
            types.stream().map(type -> new Kind(context, type)).forEach(kinds::add);
        }
        if (from != null) {
            int first = kinds.indexOf(new Kind(from.boundedContext(), from.aggregateType()));
            return kinds.subList(Math.max(0, first), kinds.size());
        }
        return kinds;
    }

    /** All values of a column, each found by skipping after the one before. */
    private List<String> all(String next, String... fixed) throws SQLException {
        List<String> values = new ArrayList<>();
        List<Object> parameters = new ArrayList<>(List.of(fixed));
        parameters.add("");
        Optional<String> value = queries.text(next, parameters.toArray());
        while (value.isPresent()) {
            values.add(value.get());
            parameters.set(fixed.length, value.get());
            value = queries.text(next, parameters.toArray());
        }
        return values;
    }
}
