// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.dialect.AppendCommand;
import dev.pupsourcing.jdbc.dialect.StoreTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** The statements on the table of aggregate heads. Thread-safe. */
final class HeadStatements {

    private static final String EXACT = """
            UPDATE {{aggregate_heads}} SET aggregate_version = aggregate_version + ?
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ? AND aggregate_version = ?""";

    private static final String NO_STREAM = """
            INSERT INTO {{aggregate_heads}} (aggregate_version, bounded_context, aggregate_type, aggregate_id)
            VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";

    private static final String ANY = """
            INSERT INTO {{aggregate_heads}} (aggregate_version, bounded_context, aggregate_type, aggregate_id)
            VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET aggregate_version = aggregate_version + excluded.aggregate_version
            RETURNING aggregate_version""";

    private static final String DELETE = """
            DELETE FROM {{aggregate_heads}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ? AND aggregate_version = ?""";

    private static final String VERSION = """
            SELECT MAX(
                COALESCE((SELECT aggregate_version FROM {{aggregate_heads}}
                           WHERE bounded_context = ?1 AND aggregate_type = ?2 AND aggregate_id = ?3), 0),
                COALESCE((SELECT MAX(aggregate_version) FROM {{events}}
                           WHERE bounded_context = ?1 AND aggregate_type = ?2 AND aggregate_id = ?3), 0))""";

    private final String exact;
    private final String noStream;
    private final String any;
    private final String delete;
    private final String version;

    HeadStatements(StoreTables tables) {
        this.exact = tables.in(EXACT);
        this.noStream = tables.in(NO_STREAM);
        this.any = tables.in(ANY);
        this.delete = tables.in(DELETE);
        this.version = tables.in(VERSION);
    }

    /** Moves the head on by the number of events; the version before, or empty if it does not fit. */
    OptionalLong advance(Connection tx, AppendCommand command) throws SQLException {
        long count = command.events().size();
        if (command.expected() instanceof ExpectedVersion.Exact expected) {
            boolean moved = add(tx, command.stream(), expected.version(), count);
            return moved ? OptionalLong.of(expected.version()) : OptionalLong.empty();
        }
        return command.expected() instanceof ExpectedVersion.NoStream
                ? insert(tx, command.stream(), count)
                : OptionalLong.of(insertOrAdd(tx, command.stream(), count) - count);
    }

    /** Undoes {@link #advance}; whether the head was as that had left it. */
    boolean undo(Connection tx, AppendCommand command, long from) throws SQLException {
        long count = command.events().size();
        if (from > 0) {
            return add(tx, command.stream(), from + count, -count);
        }
        try (PreparedStatement statement = tx.prepareStatement(delete)) {
            bindStream(statement, 1, command.stream());
            statement.setLong(4, count);
            return statement.executeUpdate() > 0;
        }
    }

    private boolean add(Connection tx, StreamId stream, long from, long count) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(exact)) {
            statement.setLong(1, count);
            bindStream(statement, 2, stream);
            statement.setLong(5, from);
            return statement.executeUpdate() > 0;
        }
    }

    private OptionalLong insert(Connection tx, StreamId stream, long count) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(noStream)) {
            statement.setLong(1, count);
            bindStream(statement, 2, stream);
            return statement.executeUpdate() > 0 ? OptionalLong.of(0) : OptionalLong.empty();
        }
    }

    private long insertOrAdd(Connection tx, StreamId stream, long count) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(any)) {
            statement.setLong(1, count);
            bindStream(statement, 2, stream);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The stream's version: of its head row, or of its last event if somebody else wrote that. */
    long version(Connection tx, StreamId stream) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(version)) {
            bindStream(statement, 1, stream);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    static void bindStream(PreparedStatement statement, int from, StreamId stream) throws SQLException {
        statement.setString(from, stream.boundedContext());
        statement.setString(from + 1, stream.aggregateType());
        statement.setString(from + 2, stream.aggregateId());
    }
}
