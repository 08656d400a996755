// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.verify;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.spi.support.StreamColumns;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads the facts about one stream at one moment. */
final class StreamLookup {

    private static final String FACTS = """
            SELECT COUNT(*), MIN(e.aggregate_version), MAX(e.aggregate_version),
                   (SELECT h.aggregate_version
                      FROM {{aggregate_heads}} h
                     WHERE h.bounded_context = ? AND h.aggregate_type = ? AND h.aggregate_id = ?)
              FROM {{events}} e
             WHERE e.bounded_context = ? AND e.aggregate_type = ? AND e.aggregate_id = ?""";

    private static final String LAST_BEFORE_HOLE = """
            SELECT MIN(e.aggregate_version)
              FROM {{events}} e
             WHERE e.bounded_context = ? AND e.aggregate_type = ? AND e.aggregate_id = ?
               AND NOT EXISTS (SELECT 1
                                 FROM {{events}} n
                                WHERE n.bounded_context = e.bounded_context
                                  AND n.aggregate_type = e.aggregate_type
                                  AND n.aggregate_id = e.aggregate_id
                                  AND n.aggregate_version = e.aggregate_version + 1)""";

    private final StoreQuery facts;
    private final StoreQuery lastBeforeHole;

    StreamLookup(StoreTables tables) {
        this.facts = new StoreQuery(tables.in(FACTS));
        this.lastBeforeHole = new StoreQuery(tables.in(LAST_BEFORE_HOLE));
    }

    StreamFacts find(Connection connection, StreamId stream) throws SQLException {
        return facts.list(
                        connection,
                        statement -> {
                            StreamColumns.bind(statement, 1, stream);
                            StreamColumns.bind(statement, 4, stream);
                        },
                        row -> new StreamFacts(stream, row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .get(0);
    }

    /** The lowest missing version of a stream that begins with version 1. */
    long firstMissing(Connection connection, StreamId stream) throws SQLException {
        return 1 + lastBeforeHole.number(connection, statement -> StreamColumns.bind(statement, 1, stream));
    }
}
