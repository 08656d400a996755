// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.databases;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Plain statements for PostgreSQL: head row and events in one statement and one round trip. */
final class PostgresStatements extends RawReads {

    private static final String NEW_HEAD = """
            WITH head AS (
                INSERT INTO aggregate_heads (bounded_context, aggregate_type, aggregate_id, aggregate_version)
                VALUES (?, ?, ?, ?))
            """;

    private static final String HEAD = """
            WITH head AS (
                UPDATE aggregate_heads SET aggregate_version = ?
                 WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?)
            """;

    private static final String INSERT = """
            INSERT INTO events (
                bounded_context, aggregate_type, aggregate_id, aggregate_version, slot, event_id, event_type,
                event_version, payload, metadata, trace_id, correlation_id, causation_id, created_at)
            VALUES {{rows}}""";
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?, ?)";

    @Override
    public void append(Connection tx, RawStream stream, List<RawEvent> events) throws SQLException {
        boolean fresh = stream.version() == 0;
        String sql = (fresh ? NEW_HEAD : HEAD) + INSERT.replace("{{rows}}", Binding.rows(events.size(), ROW));
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            Binding.bindStream(statement, fresh ? 1 : 2, stream.aggregateId());
            statement.setLong(fresh ? 4 : 1, stream.version() + events.size());
            bind(statement, 5, stream, events);
            statement.executeUpdate();
        }
    }

    @Override
    public void insert(Connection tx, RawStream stream, List<RawEvent> events) throws SQLException {
        try (PreparedStatement statement =
                tx.prepareStatement(INSERT.replace("{{rows}}", Binding.rows(events.size(), ROW)))) {
            bind(statement, 1, stream, events);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, int from, RawStream stream, List<RawEvent> events)
            throws SQLException {
        int at = from;
        long version = stream.version();
        for (RawEvent event : events) {
            Binding.bind(statement, at, stream.aggregateId(), ++version);
            statement.setObject(at + 5, event.id());
            statement.setObject(at + 13, event.createdAt().atOffset(ZoneOffset.UTC));
            at += 14;
        }
    }

    @Override
    int decode(ResultSet row, int id, int createdAt) throws SQLException {
        return row.getObject(id, UUID.class).hashCode()
                + row.getObject(createdAt, OffsetDateTime.class).getNano();
    }
}
