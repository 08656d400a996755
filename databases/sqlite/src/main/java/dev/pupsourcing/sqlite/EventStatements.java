// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.Event;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.spi.support.StreamColumns;
import dev.pupsourcing.jdbc.tables.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The statements of an append on the table of events. Thread-safe. */
final class EventStatements {

    private static final String INSERT = """
            INSERT INTO {{events}} (
                bounded_context, aggregate_type, aggregate_id, aggregate_version, slot, event_id, event_type,
                event_version, payload, metadata, trace_id, correlation_id, causation_id, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String RETURNING = """

            RETURNING global_position""";

    private static final String LATER = """
            SELECT 1 FROM {{events}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ? AND aggregate_version > ?
             LIMIT 1""";

    private static final String DELETE = """
            DELETE FROM {{events}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ? AND aggregate_version > ?""";

    private static final String ID_STORED = "SELECT 1 FROM {{events}} WHERE event_id = ?";

    private static final String TRIGGER =
            "SELECT 1 FROM %ssqlite_master WHERE type = 'trigger' AND tbl_name = ? LIMIT 1";

    private final String insert;
    private final String insertReturning;
    private final String later;
    private final String delete;
    private final String idStored;
    private final String trigger;
    private final String table;

    EventStatements(StoreTables tables) {
        this.insert = tables.in(INSERT);
        this.insertReturning = tables.in(INSERT + RETURNING);
        this.later = tables.in(LATER);
        this.delete = tables.in(DELETE);
        this.idStored = tables.in(ID_STORED);
        this.trigger = TRIGGER.formatted(schema(tables.names().events()));
        this.table = tables.names().events().name();
    }

    private static String schema(TableName events) {
        return events.schema()
                .map(schema -> SqliteDialect.INSTANCE.quote(schema) + ".")
                .orElse("");
    }

    /** Whether the table has triggers, which may reject deletions. */
    boolean hasTrigger(Connection tx) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(trigger)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Whether the id of one of the events is already stored. */
    boolean anyStored(Connection tx, AppendCommand command) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(idStored)) {
            for (Event event : command.events()) {
                SqliteColumnCodec.INSTANCE.bindId(statement, 1, event.eventId());
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /** Inserts the only event of a command in one statement, and returns its position. */
    List<Long> insertOne(Connection tx, AppendCommand command, long from) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(insertReturning)) {
            bind(statement, command.events().get(0), from + 1);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return List.of(row.getLong(1));
            }
        }
    }

    /** Inserts events with the versions that follow one, and returns their positions. */
    List<Long> insert(Connection tx, AppendCommand command, long from) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(insert)) {
            long version = from;
            for (Event event : command.events()) {
                bind(statement, event, ++version);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        return positions(tx, command.events().size());
    }

    /** A single writer gets consecutive positions. */
    private static List<Long> positions(Connection tx, int count) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement("SELECT last_insert_rowid()");
                ResultSet row = statement.executeQuery()) {
            row.next();
            long last = row.getLong(1);
            List<Long> positions = new ArrayList<>(count);
            for (long position = last - count + 1; position <= last; position++) {
                positions.add(position);
            }
            return positions;
        }
    }

    private static void bind(PreparedStatement statement, Event event, long version) throws SQLException {
        StreamColumns.bind(statement, 1, event.stream());
        statement.setLong(4, version);
        statement.setInt(5, event.stream().slot());
        SqliteColumnCodec.INSTANCE.bindId(statement, 6, event.eventId());
        statement.setString(7, event.eventType());
        statement.setInt(8, event.eventVersion());
        statement.setBytes(9, event.payload());
        statement.setString(10, event.metadataJson());
        statement.setString(11, event.traceId().orElse(null));
        statement.setString(12, event.correlationId().orElse(null));
        statement.setString(13, event.causationId().orElse(null));
        SqliteColumnCodec.INSTANCE.bindInstant(statement, 14, event.createdAt());
    }

    /** Whether a stream has events after a version. */
    boolean anyAfter(Connection tx, AppendCommand command, long version) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(later)) {
            bindEnd(statement, command, version);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Deletes a stream's events after a version. */
    void deleteAfter(Connection tx, AppendCommand command, long version) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(delete)) {
            bindEnd(statement, command, version);
            statement.executeUpdate();
        }
    }

    private static void bindEnd(PreparedStatement statement, AppendCommand command, long version) throws SQLException {
        StreamColumns.bind(statement, 1, command.stream());
        statement.setLong(4, version);
    }
}
