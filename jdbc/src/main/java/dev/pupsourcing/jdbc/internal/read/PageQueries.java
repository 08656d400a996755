// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.spi.support.StreamColumns;
import dev.pupsourcing.search.EventSearch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The queries of pages of events, limited by number and bytes. Stateless and thread-safe. */
public final class PageQueries {

    /** The number of omitted payloads that one statement fetches. */
    private static final int CHUNK = 500;

    private static final String LOG = """
            SELECT {{columns}}{{anchor}}
              FROM {{events}}
             WHERE global_position {{after}} ? AND global_position <= ?{{scope}}
             ORDER BY global_position
             LIMIT ?""";

    private static final String ANCHOR = """
            ,
                   (SELECT a.event_id FROM {{events}} a WHERE a.global_position = ? LIMIT 1)""";

    private static final String SIZES = """
            SELECT global_position, {{bytes}}
              FROM {{events}}
             WHERE global_position IN ({{positions}})""";

    /** Events of one stream; see {@link StreamQuery#bind}. */
    static final String STREAM = """
            SELECT {{columns}}
              FROM {{events}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?
               AND aggregate_version >= ? AND aggregate_version <= ?
             ORDER BY aggregate_version
             LIMIT ?""";

    private static final String PASSED = """
            SELECT {{columns}}
              FROM {{events}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?
               AND global_position > ? AND global_position <= ?
             ORDER BY aggregate_version
             LIMIT ?""";

    private static final String FOUND = """
            SELECT {{columns}}
              FROM {{events}}
             WHERE {{field}} = ? AND global_position > ? AND global_position <= ?
             ORDER BY global_position
             LIMIT ?""";

    private static final String CONTENTS = """
            SELECT event_id, payload, metadata
              FROM {{events}}
             WHERE global_position IN ({{positions}})""";

    private final StoreTables tables;
    private final ColumnCodec codec;
    private final EventRows rows;
    private final String sizes;

    PageQueries(StoreTables tables, ColumnCodec codec) {
        this.tables = tables;
        this.sizes = SIZES.replace("{{bytes}}", codec.eventBytes());
        this.codec = codec;
        this.rows = new EventRows(codec);
    }

    /** Reads events of the log in a range of positions, including tombstones. */
    public RowPage log(Connection connection, LogQuery slice, PageBudget budget) throws SQLException {
        return log(connection, slice, Anchor.NONE, budget);
    }

    /**
     * Reads events of the log in a range of positions, including tombstones.
     *
     * @param anchor an event that is looked at in the same statement: its row comes first if the events of the page follow
     *     it, which costs least; otherwise its id comes in each row
     */
    RowPage log(Connection connection, LogQuery slice, Anchor anchor, PageBudget budget) throws SQLException {
        boolean leads = anchor.leads(slice);
        boolean column = !leads && !anchor.isNone();
        ScopeFilter scope = ScopeFilter.of(slice.scope());
        String sql = tables.in(LOG.replace("{{columns}}", rows.columnsOf(budget, EventRows.COLUMNS))
                .replace("{{anchor}}", column ? ANCHOR : "")
                .replace("{{after}}", leads ? ">=" : ">")
                .replace("{{scope}}", scope.condition()));
        EventRows.Binder binder = statement -> {
            int at = 1;
            if (column) {
                statement.setLong(at++, anchor.position());
            }
            statement.setLong(at++, slice.after());
            statement.setLong(at++, slice.upTo());
            at = scope.bind(statement, at);
            statement.setLong(at, slice.limit() + (leads ? 1L : 0L));
        };
        PageRows page = leads
                ? rows.pageFromAnchor(connection, sql, binder, anchor.position())
                : column ? rows.pageWithAnchor(connection, sql, binder) : rows.page(connection, sql, binder);
        return complete(connection, page, slice.limit(), budget);
    }

    /** Reads events of one stream. */
    public RowPage stream(Connection connection, StreamQuery slice) throws SQLException {
        PageBudget budget = PageBudget.of(slice.limit());
        String columns = rows.columnsOf(budget, EventRows.COLUMNS_OF_STREAM);
        PageRows page = rows.pageOfStream(
                connection, slice.stream(), tables.in(STREAM.replace("{{columns}}", columns)), slice::bind);
        return complete(connection, page, slice.limit(), budget);
    }

    /** Reads events of one stream in a range of positions. */
    RowPage passed(Connection connection, StreamId id, LogQuery slice) throws SQLException {
        PageBudget budget = PageBudget.shared(slice.limit());
        String columns = rows.columnsOf(budget, EventRows.COLUMNS);
        PageRows page = rows.page(connection, tables.in(PASSED.replace("{{columns}}", columns)), statement -> {
            StreamColumns.bind(statement, 1, id);
            statement.setLong(4, slice.after());
            statement.setLong(5, slice.upTo());
            statement.setInt(6, slice.limit());
        });
        return complete(connection, page, slice.limit(), budget);
    }

    /** Finds events with a value in a range of positions. */
    public RowPage found(Connection connection, EventSearch search, LogQuery slice) throws SQLException {
        PageBudget budget = PageBudget.of(slice.limit());
        String sql = tables.in(FOUND.replace("{{columns}}", rows.columnsOf(budget, EventRows.COLUMNS))
                .replace("{{field}}", column(search.field())));
        PageRows page = rows.page(connection, sql, statement -> {
            if (search.field() == EventSearch.Field.EVENT_ID) {
                codec.bindId(statement, 1, UUID.fromString(search.value()));
            } else {
                statement.setString(1, search.value());
            }
            statement.setLong(2, slice.after());
            statement.setLong(3, slice.upTo());
            statement.setInt(4, slice.limit());
        });
        return complete(connection, page, slice.limit(), budget);
    }

    private static String column(EventSearch.Field field) {
        return switch (field) {
            case CORRELATION_ID -> "correlation_id";
            case CAUSATION_ID -> "causation_id";
            case TRACE_ID -> "trace_id";
            case EVENT_ID -> "event_id";
        };
    }

    private RowPage complete(Connection connection, PageRows page, int limit, PageBudget budget) throws SQLException {
        int found = page.size();
        List<Long> large = page.incomplete();
        page.cut(
                budget.bytes(),
                large.isEmpty() ? Map.of() : inChunks(large, sizes, (sql, ids) -> rows.sizes(connection, sql, ids)));
        List<Long> left = page.incomplete();
        Map<UUID, PageRows.Content> contents =
                left.isEmpty() ? Map.of() : inChunks(left, CONTENTS, (sql, ids) -> rows.contents(connection, sql, ids));
        return new RowPage(page.complete(contents), found == limit || page.size() < found, page.anchor());
    }

    /** A query about the events at positions that takes its parameters from a binder. */
    @FunctionalInterface
    private interface PositionQuery<K, V> {
        Map<K, V> run(String sql, EventRows.Binder positions) throws SQLException;
    }

    private <K, V> Map<K, V> inChunks(List<Long> positions, String template, PositionQuery<K, V> query)
            throws SQLException {
        Map<K, V> found = new HashMap<>();
        for (int from = 0; from < positions.size(); from += CHUNK) {
            List<Long> chunk = positions.subList(from, Math.min(positions.size(), from + CHUNK));
            String marks = String.join(", ", Collections.nCopies(chunk.size(), "?"));
            found.putAll(query.run(tables.in(template.replace("{{positions}}", marks)), statement -> {
                for (int i = 0; i < chunk.size(); i++) {
                    statement.setLong(i + 1, chunk.get(i));
                }
            }));
        }
        return found;
    }
}
