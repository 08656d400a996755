// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.dialect.AggregateHeads;
import dev.pupsourcing.jdbc.dialect.StoreTables;
import dev.pupsourcing.jdbc.dialect.StreamColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The statements on the table of aggregate heads. Thread-safe. */
final class HeadStatements extends AggregateHeads {

    private static final String NO_STREAM = """
            INSERT INTO {{aggregate_heads}} (aggregate_version, bounded_context, aggregate_type, aggregate_id)
            VALUES (?, ?, ?, ?)""";

    /** The generated key is the new version of a row that was there; a new row has none. */
    private static final String ANY = """
            INSERT INTO {{aggregate_heads}} (aggregate_version, bounded_context, aggregate_type, aggregate_id)
            VALUES (?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE aggregate_version = LAST_INSERT_ID(aggregate_version + VALUES(aggregate_version))""";

    private static final String VERSION = """
            SELECT aggregate_version FROM {{aggregate_heads}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?
              LOCK IN SHARE MODE""";

    private static final String LAST_EVENT = """
            SELECT aggregate_version FROM {{events}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?
             ORDER BY aggregate_version DESC
             LIMIT 1
              LOCK IN SHARE MODE""";

    private final String noStream;
    private final String any;
    private final String version;
    private final String lastEvent;

    HeadStatements(StoreTables tables) {
        super(tables);
        this.noStream = tables.in(NO_STREAM);
        this.any = tables.in(ANY);
        this.version = tables.in(VERSION);
        this.lastEvent = tables.in(LAST_EVENT);
    }

    @Override
    protected boolean insert(Connection tx, StreamId stream, long count) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(noStream)) {
            statement.setLong(1, count);
            StreamColumns.bind(statement, 2, stream);
            statement.executeUpdate();
            return true;
        } catch (SQLException e) {
            if (MySqlFailures.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    protected long insertOrAdd(Connection tx, StreamId stream, long count) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(any, Statement.RETURN_GENERATED_KEYS)) {
            statement.setLong(1, count);
            StreamColumns.bind(statement, 2, stream);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                return keys.next() && keys.getLong(1) > 0 ? keys.getLong(1) : count;
            }
        }
    }

    /** The stream's version, read with a lock and so not from the transaction's snapshot. */
    long lockedVersion(Connection tx, StreamId stream) throws SQLException {
        return Math.max(number(tx, version, stream), number(tx, lastEvent, stream));
    }

    private static long number(Connection tx, String sql, StreamId stream) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            StreamColumns.bind(statement, 1, stream);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
