// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.spi.support.StreamColumns;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The statements that read a page of events, bounded by number and by bytes. Stateless and thread-safe. */
public final class PageQueries {

    /** How many left-out payloads one statement fetches. */
    private static final int CHUNK = 500;

    private static final String LOG = """
            SELECT {{columns}}{{anchor}}
              FROM {{events}}
             WHERE global_position > ? AND global_position <= ?{{scope}}
             ORDER BY global_position
             LIMIT ?""";

    private static final String ANCHOR = """
            ,
                   (SELECT a.event_id FROM {{events}} a WHERE a.global_position = ? LIMIT 1)""";

    private static final String STREAM = """
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

    private static final String CONTENTS = """
            SELECT event_id, payload, metadata
              FROM {{events}}
             WHERE global_position IN ({{positions}})""";

    private final StoreTables tables;
    private final EventRows rows;

    PageQueries(StoreTables tables, ColumnCodec codec) {
        this.tables = tables;
        this.rows = new EventRows(codec);
    }

    /** The statement of {@link #log} for a part of the log. */
    String logStatement(LogQuery slice, boolean anchored, PageBudget budget) {
        return tables.in(LOG.replace("{{columns}}", rows.columnsOf(budget, EventRows.COLUMNS))
                .replace("{{anchor}}", anchored ? ANCHOR : "")
                .replace("{{scope}}", ScopeFilter.of(slice.scope()).condition()));
    }

    /**
     * Events of the log above one position and up to another, tombstones included.
     *
     * @param anchor a position whose id is looked up in the same statement, 0 for none
     */
    public RowPage log(Connection connection, LogQuery slice, long anchor, PageBudget budget) throws SQLException {
        boolean anchored = anchor > 0;
        PageRows page = rows.page(
                connection,
                logStatement(slice, anchored, budget),
                statement -> {
                    int at = 1;
                    if (anchored) {
                        statement.setLong(at++, anchor);
                    }
                    statement.setLong(at++, slice.after());
                    statement.setLong(at++, slice.upTo());
                    at = ScopeFilter.of(slice.scope()).bind(statement, at);
                    statement.setInt(at, slice.limit());
                },
                anchored);
        return complete(connection, page, slice.limit(), budget);
    }

    /** Events of one stream. */
    public RowPage stream(Connection connection, StreamQuery slice) throws SQLException {
        PageBudget budget = PageBudget.of(slice.limit());
        String columns = rows.columnsOf(budget, EventRows.COLUMNS_OF_STREAM);
        PageRows page = rows.pageOfStream(
                connection, slice.stream(), tables.in(STREAM.replace("{{columns}}", columns)), statement -> {
                    StreamColumns.bind(statement, 1, slice.stream());
                    statement.setLong(4, slice.first());
                    statement.setLong(5, slice.last());
                    statement.setInt(6, slice.limit());
                });
        return complete(connection, page, slice.limit(), budget);
    }

    /** Events of one stream above one position and up to another. */
    RowPage passed(Connection connection, StreamId id, LogQuery slice) throws SQLException {
        PageBudget budget = PageBudget.shared(slice.limit());
        String columns = rows.columnsOf(budget, EventRows.COLUMNS);
        PageRows page = rows.page(
                connection,
                tables.in(PASSED.replace("{{columns}}", columns)),
                statement -> {
                    StreamColumns.bind(statement, 1, id);
                    statement.setLong(4, slice.after());
                    statement.setLong(5, slice.upTo());
                    statement.setInt(6, slice.limit());
                },
                false);
        return complete(connection, page, slice.limit(), budget);
    }

    private RowPage complete(Connection connection, PageRows page, int limit, PageBudget budget) throws SQLException {
        int found = page.size();
        page.cut(budget.bytes());
        List<Long> incomplete = page.incomplete();
        Map<UUID, PageRows.Content> contents = incomplete.isEmpty() ? Map.of() : contents(connection, incomplete);
        return new RowPage(page.complete(contents), found == limit || page.size() < found, page.anchor());
    }

    private Map<UUID, PageRows.Content> contents(Connection connection, List<Long> positions) throws SQLException {
        Map<UUID, PageRows.Content> contents = new HashMap<>();
        List<Long> left = new ArrayList<>(positions);
        while (!left.isEmpty()) {
            List<Long> chunk = left.subList(0, Math.min(CHUNK, left.size()));
            String marks = String.join(", ", Collections.nCopies(chunk.size(), "?"));
            contents.putAll(rows.contents(
                    connection, tables.in(CONTENTS.replace("{{positions}}", marks)), statement -> {
                        for (int i = 0; i < chunk.size(); i++) {
                            statement.setLong(i + 1, chunk.get(i));
                        }
                    }));
            chunk.clear();
        }
        return contents;
    }
}
