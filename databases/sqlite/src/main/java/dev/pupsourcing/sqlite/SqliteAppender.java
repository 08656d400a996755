// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.dialect.AppendCommand;
import dev.pupsourcing.jdbc.dialect.AppendOutcome;
import dev.pupsourcing.jdbc.dialect.AppendSavepoint;
import dev.pupsourcing.jdbc.dialect.Appender;
import dev.pupsourcing.jdbc.dialect.ColumnCodec;
import dev.pupsourcing.jdbc.dialect.LostTransactions;
import dev.pupsourcing.jdbc.dialect.StoreTables;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Appends in SQLite.
 *
 * <ol>
 *   <li>Set a savepoint, so that whatever fails later leaves nothing behind.
 *   <li>Move the head row on, if its version fits. From here on this transaction is the only writer.
 *   <li>Look for the event ids; nobody else can add one now.
 *   <li>Insert the events; as the only writer, they get consecutive positions.
 * </ol>
 */
final class SqliteAppender implements Appender {

    private static final String HEAD_EXACT = """
            UPDATE {{aggregate_heads}} SET aggregate_version = aggregate_version + ?
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ? AND aggregate_version = ?
            RETURNING aggregate_version""";

    private static final String HEAD_NO_STREAM = """
            INSERT INTO {{aggregate_heads}} (aggregate_version, bounded_context, aggregate_type, aggregate_id)
            VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            RETURNING aggregate_version""";

    private static final String HEAD_ANY = """
            INSERT INTO {{aggregate_heads}} (aggregate_version, bounded_context, aggregate_type, aggregate_id)
            VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET aggregate_version = aggregate_version + excluded.aggregate_version
            RETURNING aggregate_version""";

    private static final String ID_STORED = "SELECT 1 FROM {{events}} WHERE event_id = ?";

    private static final String INSERT = """
            INSERT INTO {{events}} (
                bounded_context, aggregate_type, aggregate_id, aggregate_version, slot, event_id, event_type,
                event_version, payload, metadata, trace_id, correlation_id, causation_id, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String VERSION = """
            SELECT MAX(
                COALESCE((SELECT aggregate_version FROM {{aggregate_heads}}
                           WHERE bounded_context = ?1 AND aggregate_type = ?2 AND aggregate_id = ?3), 0),
                COALESCE((SELECT MAX(aggregate_version) FROM {{events}}
                           WHERE bounded_context = ?1 AND aggregate_type = ?2 AND aggregate_id = ?3), 0))""";

    private final LostTransactions lost = new LostTransactions(SqliteFailures::isError, "SELECT 1");
    private final StoreTables tables;
    private final ColumnCodec codec = SqliteColumns.INSTANCE;

    SqliteAppender(StoreTables tables) {
        this.tables = tables;
    }

    @Override
    public AppendOutcome append(Connection tx, AppendCommand command) throws SQLException {
        AppendSavepoint savepoint = AppendSavepoint.set(
                tx, failure -> !SqliteFailures.classify(failure).transactionUsable());
        try {
            return savepoint.around(() -> store(tx, command));
        } catch (SQLException e) {
            if (!SqliteFailures.isConstraint(e)) {
                throw e;
            }
            return new AppendOutcome.Refused();
        }
    }

    @Override
    public void refuseLost(Connection tx) throws SQLException {
        lost.refuse(tx);
    }

    @Override
    public void markLost(Connection tx) {
        lost.mark(tx);
    }

    private AppendOutcome store(Connection tx, AppendCommand command) throws SQLException {
        OptionalLong version = moveHead(tx, command);
        if (version.isEmpty() || anyStored(tx, command.events())) {
            return new AppendOutcome.Refused();
        }
        int count = command.events().size();
        long from = version.getAsLong() - count;
        insert(tx, command.events(), from);
        return new AppendOutcome.Stored(from, positions(tx, count));
    }

    private OptionalLong moveHead(Connection tx, AppendCommand command) throws SQLException {
        ExpectedVersion expected = command.expected();
        String sql = expected instanceof ExpectedVersion.Exact
                ? HEAD_EXACT
                : expected instanceof ExpectedVersion.NoStream ? HEAD_NO_STREAM : HEAD_ANY;
        try (PreparedStatement head = tx.prepareStatement(tables.in(sql))) {
            head.setLong(1, command.events().size());
            bindStream(head, 2, command.stream());
            if (expected instanceof ExpectedVersion.Exact exact) {
                head.setLong(5, exact.version());
            }
            try (ResultSet row = head.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private boolean anyStored(Connection tx, List<Event> events) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(tables.in(ID_STORED))) {
            for (Event event : events) {
                codec.bindId(statement, 1, event.eventId());
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private void insert(Connection tx, List<Event> events, long from) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(tables.in(INSERT))) {
            long version = from;
            for (Event event : events) {
                bind(statement, event, ++version);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void bind(PreparedStatement statement, Event event, long version) throws SQLException {
        bindStream(statement, 1, event.stream());
        statement.setLong(4, version);
        statement.setInt(5, event.stream().slot());
        codec.bindId(statement, 6, event.eventId());
        statement.setString(7, event.eventType());
        statement.setInt(8, event.eventVersion());
        statement.setBytes(9, event.payload());
        statement.setString(10, new String(event.metadata(), StandardCharsets.UTF_8));
        statement.setString(11, event.traceId().orElse(null));
        statement.setString(12, event.correlationId().orElse(null));
        statement.setString(13, event.causationId().orElse(null));
        codec.bindInstant(statement, 14, event.createdAt());
    }

    private static List<Long> positions(Connection tx, int count) throws SQLException {
        try (Statement statement = tx.createStatement();
                ResultSet row = statement.executeQuery("SELECT last_insert_rowid()")) {
            row.next();
            long last = row.getLong(1);
            List<Long> positions = new ArrayList<>(count);
            for (long position = last - count + 1; position <= last; position++) {
                positions.add(position);
            }
            return positions;
        }
    }

    @Override
    public OptionalLong currentVersion(Connection tx, StreamId stream) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(tables.in(VERSION))) {
            bindStream(statement, 1, stream);
            try (ResultSet row = statement.executeQuery()) {
                return OptionalLong.of(row.next() ? row.getLong(1) : 0);
            }
        }
    }

    private static void bindStream(PreparedStatement statement, int from, StreamId stream) throws SQLException {
        statement.setString(from, stream.boundedContext());
        statement.setString(from + 1, stream.aggregateType());
        statement.setString(from + 2, stream.aggregateId());
    }
}
