// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.verify;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.StoreTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scans all streams in pages of the index by stream and version, in bounded memory. Events that are appended during the
 * scan may be visible to one statement of a page and not to the other, so a stream that looks damaged is read again in
 * one statement.
 */
final class StreamScan {

    /** The number of streams per page. */
    private static final int PAGE = 2000;

    private static final String EVENTS = """
            SELECT aggregate_id, COUNT(*), MIN(aggregate_version), MAX(aggregate_version)
              FROM {{events}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id > ?
             GROUP BY aggregate_id
             ORDER BY aggregate_id
             LIMIT ?""";

    private static final String HEADS = """
            SELECT aggregate_id, aggregate_version
              FROM {{aggregate_heads}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id > ?
             ORDER BY aggregate_id
             LIMIT ?""";

    private static final String HEADS_UP_TO = """
            SELECT aggregate_id, aggregate_version
              FROM {{aggregate_heads}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id > ? AND aggregate_id <= ?""";

    private final StreamTypes types;
    private final StreamLookup lookup;
    private final StoreQuery events;
    private final StoreQuery heads;
    private final StoreQuery headsUpTo;

    StreamScan(StoreTables tables) {
        this.types = new StreamTypes(tables);
        this.lookup = new StreamLookup(tables);
        this.events = new StoreQuery(tables.in(EVENTS));
        this.heads = new StoreQuery(tables.in(HEADS));
        this.headsUpTo = new StoreQuery(tables.in(HEADS_UP_TO));
    }

    /** An action for each damaged stream. */
    @FunctionalInterface
    interface Visitor {
        void visit(StreamFacts facts) throws SQLException;
    }

    /** Visits the damaged streams after a stream, or all. */
    void run(Connection connection, Optional<StreamId> start, VerificationListener progress, Visitor damaged)
            throws SQLException {
        types.forEach(connection, start, (context, type, after) -> {
            String last = after;
            Page page;
            do {
                page = page(connection, context, type, last);
                for (StreamFacts facts : page.streams().values()) {
                    visitIfDamaged(connection, facts, damaged);
                }
                progress.scanned(page.streams().values().stream()
                        .mapToLong(StreamFacts::events)
                        .sum());
                last = page.last();
                if (page.isFull()) {
                    progress.checkedUpTo(StreamId.of(context, type, last));
                }
            } while (page.isFull());
            visitHeadsWithoutEvents(connection, new Range(context, type, last), damaged);
        });
    }

    private void visitIfDamaged(Connection connection, StreamFacts seen, Visitor damaged) throws SQLException {
        StreamFacts facts = seen.isSound() ? seen : lookup.find(connection, seen.stream());
        if (!facts.isSound()) {
            damaged.visit(facts);
        }
    }

    /** The streams of a page with events or heads. */
    private Page page(Connection connection, String context, String type, String after) throws SQLException {
        List<StreamFacts> found = events.list(
                connection,
                statement -> {
                    bind(statement, new Range(context, type, after));
                    statement.setInt(4, PAGE);
                },
                row -> facts(row, StreamId.of(context, type, row.getString(1))));
        Map<String, StreamFacts> streams = new LinkedHashMap<>();
        found.forEach(facts -> streams.put(facts.stream().aggregateId(), facts));
        if (found.isEmpty()) {
            return new Page(streams, after, false);
        }
        String last = found.get(found.size() - 1).stream().aggregateId();
        addHeads(connection, new Range(context, type, after), last, streams);
        return new Page(streams, last, found.size() == PAGE);
    }

    private void addHeads(Connection connection, Range range, String last, Map<String, StreamFacts> streams)
            throws SQLException {
        List<StreamFacts> found = headsUpTo.list(
                connection,
                statement -> {
                    bind(statement, range);
                    statement.setString(4, last);
                },
                row -> head(row, range));
        found.forEach(head ->
                streams.merge(head.stream().aggregateId(), head, (facts, withHead) -> facts.withHead(withHead.head())));
    }

    private void visitHeadsWithoutEvents(Connection connection, Range first, Visitor damaged) throws SQLException {
        Range range = first;
        List<StreamFacts> found;
        do {
            Range from = range;
            found = heads.list(
                    connection,
                    statement -> {
                        bind(statement, from);
                        statement.setInt(4, PAGE);
                    },
                    row -> head(row, from));
            for (StreamFacts facts : found) {
                visitIfDamaged(connection, facts, damaged);
                range = range.startingAfter(facts.stream().aggregateId());
            }
        } while (found.size() == PAGE);
    }

    private static void bind(PreparedStatement statement, Range range) throws SQLException {
        statement.setString(1, range.context());
        statement.setString(2, range.type());
        statement.setString(3, range.after());
    }

    private static StreamFacts facts(ResultSet row, StreamId stream) throws SQLException {
        return new StreamFacts(stream, row.getLong(2), row.getLong(3), row.getLong(4), 0);
    }

    private static StreamFacts head(ResultSet row, Range range) throws SQLException {
        StreamId stream = StreamId.of(range.context(), range.type(), row.getString(1));
        return new StreamFacts(stream, 0, 0, 0, row.getLong(2));
    }

    /** The streams of one type above an id. */
    private record Range(String context, String type, String after) {

        Range startingAfter(String id) {
            return new Range(context, type, id);
        }
    }

    /** The streams up to the last id of the page. */
    private record Page(Map<String, StreamFacts> streams, String last, boolean isFull) {}
}
