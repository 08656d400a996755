// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.dialect.AggregateHeads;
import dev.pupsourcing.jdbc.dialect.StoreTables;
import dev.pupsourcing.jdbc.dialect.StreamColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The statements on the table of aggregate heads. Thread-safe. */
final class HeadStatements extends AggregateHeads {

    private static final String NO_STREAM = """
            INSERT INTO {{aggregate_heads}} (aggregate_version, bounded_context, aggregate_type, aggregate_id)
            VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";

    private static final String ANY = """
            INSERT INTO {{aggregate_heads}} (aggregate_version, bounded_context, aggregate_type, aggregate_id)
            VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET aggregate_version = aggregate_version + excluded.aggregate_version
            RETURNING aggregate_version""";

    private static final String VERSION = """
            SELECT MAX(
                COALESCE((SELECT aggregate_version FROM {{aggregate_heads}}
                           WHERE bounded_context = ?1 AND aggregate_type = ?2 AND aggregate_id = ?3), 0),
                COALESCE((SELECT MAX(aggregate_version) FROM {{events}}
                           WHERE bounded_context = ?1 AND aggregate_type = ?2 AND aggregate_id = ?3), 0))""";

    private final String noStream;
    private final String any;
    private final String version;

    HeadStatements(StoreTables tables) {
        super(tables);
        this.noStream = tables.in(NO_STREAM);
        this.any = tables.in(ANY);
        this.version = tables.in(VERSION);
    }

    @Override
    protected boolean insert(Connection tx, StreamId stream, long count) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(noStream)) {
            statement.setLong(1, count);
            StreamColumns.bind(statement, 2, stream);
            return statement.executeUpdate() > 0;
        }
    }

    @Override
    protected long insertOrAdd(Connection tx, StreamId stream, long count) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(any)) {
            statement.setLong(1, count);
            StreamColumns.bind(statement, 2, stream);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The stream's version: of its head row, or of its last event if somebody else wrote that. */
    long version(Connection tx, StreamId stream) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(version)) {
            StreamColumns.bind(statement, 1, stream);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
