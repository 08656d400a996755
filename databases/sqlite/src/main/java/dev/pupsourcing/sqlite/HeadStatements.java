// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.spi.StreamVersions;
import dev.pupsourcing.jdbc.spi.support.AggregateHeads;
import dev.pupsourcing.jdbc.spi.support.StreamColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** The statements on the table of heads. Thread-safe. */
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

    private static final String VERSIONS = """
            SELECT (SELECT aggregate_version FROM {{aggregate_heads}}
                     WHERE bounded_context = ?1 AND aggregate_type = ?2 AND aggregate_id = ?3),
                   (SELECT MAX(aggregate_version) FROM {{events}}
                     WHERE bounded_context = ?1 AND aggregate_type = ?2 AND aggregate_id = ?3)""";

    private final String noStream;
    private final String any;
    private final String versions;

    HeadStatements(StoreTables tables) {
        super(tables);
        this.noStream = tables.in(NO_STREAM);
        this.any = tables.in(ANY);
        this.versions = tables.in(VERSIONS);
    }

    /** Advances the head by the number of events; returns the previous version, or empty if it does not match. */
    OptionalLong advance(Connection tx, AppendCommand command) throws SQLException {
        long count = command.events().size();
        OptionalLong expected = command.expected().exactVersion();
        if (expected.isEmpty()) {
            return OptionalLong.of(insertOrAdd(tx, command.stream(), count) - count);
        }
        long before = expected.getAsLong();
        return before == 0
                ? ifDone(insert(tx, command.stream(), count), 0)
                : ifDone(add(tx, command.stream(), before, count), before);
    }

    private boolean insert(Connection tx, StreamId stream, long count) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(noStream)) {
            statement.setLong(1, count);
            StreamColumns.bind(statement, 2, stream);
            return statement.executeUpdate() > 0;
        }
    }

    private long insertOrAdd(Connection tx, StreamId stream, long count) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(any)) {
            statement.setLong(1, count);
            StreamColumns.bind(statement, 2, stream);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The stream's versions. */
    StreamVersions versions(Connection tx, StreamId stream) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(versions)) {
            StreamColumns.bind(statement, 1, stream);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new StreamVersions(row.getLong(1), row.getLong(2));
            }
        }
    }
}
