// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.databases;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;

/**
 * An emulation of how the original in Go appends on PostgreSQL: it reads the head, inserts the events one by one, and
 * writes the head. Its driver describes each statement before it executes it, which takes two round trips for each
 * statement; together with {@code BEGIN} and {@code COMMIT}, eight for one event. The tables are those of the original:
 * JSONB metadata, two indexes on the same columns, an index on a changing column of the heads.
 */
public final class OriginalPattern {

    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE original_events (
                global_position BIGSERIAL PRIMARY KEY, bounded_context TEXT NOT NULL, aggregate_type TEXT NOT NULL,
                aggregate_id TEXT NOT NULL, aggregate_version BIGINT NOT NULL, event_id UUID NOT NULL UNIQUE,
                event_type TEXT NOT NULL, event_version INT NOT NULL DEFAULT 1, payload BYTEA NOT NULL, trace_id TEXT,
                correlation_id TEXT, causation_id TEXT, metadata JSONB, created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
                UNIQUE (bounded_context, aggregate_type, aggregate_id, aggregate_version))""",
            "CREATE INDEX ON original_events (bounded_context, aggregate_type, aggregate_id, aggregate_version)",
            "CREATE INDEX ON original_events (event_type, global_position)",
            "CREATE INDEX ON original_events (correlation_id) WHERE correlation_id IS NOT NULL",
            """
            CREATE TABLE original_heads (
                bounded_context TEXT NOT NULL, aggregate_type TEXT NOT NULL, aggregate_id TEXT NOT NULL,
                aggregate_version BIGINT NOT NULL, updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
                PRIMARY KEY (bounded_context, aggregate_type, aggregate_id))""",
            "CREATE INDEX ON original_heads (updated_at)");

    private static final String VERSION = """
            SELECT aggregate_version FROM original_heads
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?""";

    private static final String INSERT = """
            INSERT INTO original_events (
                bounded_context, aggregate_type, aggregate_id, aggregate_version, event_id, event_type, event_version,
                payload, metadata, correlation_id, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            RETURNING global_position""";

    private static final String HEAD = """
            INSERT INTO original_heads (bounded_context, aggregate_type, aggregate_id, aggregate_version, updated_at)
            VALUES (?, ?, ?, ?, now())
            ON CONFLICT (bounded_context, aggregate_type, aggregate_id)
            DO UPDATE SET aggregate_version = excluded.aggregate_version, updated_at = now()""";

    private OriginalPattern() {}

    /** Creates its tables. */
    public static void createTables(Connection connection) throws SQLException {
        for (String table : TABLES) {
            execute(connection, table);
        }
    }

    /** Appends in a separate transaction, on a connection in autocommit mode. */
    public static void append(Connection connection, String aggregateId, List<RawEvent> events) throws SQLException {
        execute(connection, "BEGIN");
        long version = version(connection, aggregateId);
        for (RawEvent event : events) {
            insert(connection, aggregateId, ++version, event);
        }
        try (PreparedStatement statement = described(connection, HEAD)) {
            Binding.bindStream(statement, 1, aggregateId);
            statement.setLong(4, version);
            statement.executeUpdate();
        }
        execute(connection, "COMMIT");
    }

    private static long version(Connection connection, String aggregateId) throws SQLException {
        try (PreparedStatement statement = described(connection, VERSION)) {
            Binding.bindStream(statement, 1, aggregateId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static void insert(Connection connection, String aggregateId, long version, RawEvent event)
            throws SQLException {
        try (PreparedStatement statement = described(connection, INSERT)) {
            Binding.bindStream(statement, 1, aggregateId);
            statement.setLong(4, version);
            statement.setObject(5, event.id());
            statement.setString(6, RawEvent.EVENT_TYPE);
            statement.setInt(7, 1);
            statement.setBytes(8, RawEvent.payload());
            statement.setString(9, RawEvent.METADATA);
            statement.setString(10, RawEvent.CORRELATION_ID);
            statement.setObject(11, event.createdAt().atOffset(ZoneOffset.UTC));
            statement.executeQuery().close();
        }
    }

    private static PreparedStatement described(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.getParameterMetaData();
        return statement;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
