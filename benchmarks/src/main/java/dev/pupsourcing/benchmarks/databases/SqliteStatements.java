// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.databases;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Plain statements for SQLite: one for the head row, one for each event. Even a single event is inserted as a batch,
 * because the driver queries the generated key after each other insert.
 */
final class SqliteStatements extends RawReads {

    private static final String NEW_HEAD = """
            INSERT INTO aggregate_heads (bounded_context, aggregate_type, aggregate_id, aggregate_version)
            VALUES (?, ?, ?, ?)""";

    private static final String HEAD = """
            UPDATE aggregate_heads SET aggregate_version = ?
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?""";

    private static final String INSERT = """
            INSERT INTO events (
                bounded_context, aggregate_type, aggregate_id, aggregate_version, slot, event_id, event_type,
                event_version, payload, metadata, trace_id, correlation_id, causation_id, created_at)
            VALUES {{rows}}""";

    @Override
    public void append(Connection tx, RawStream stream, List<RawEvent> events) throws SQLException {
        boolean fresh = stream.version() == 0;
        try (PreparedStatement statement = tx.prepareStatement(fresh ? NEW_HEAD : HEAD)) {
            Binding.bindStream(statement, fresh ? 1 : 2, stream.aggregateId());
            statement.setLong(fresh ? 4 : 1, stream.version() + events.size());
            statement.executeUpdate();
        }
        insert(tx, stream, events);
    }

    @Override
    public void insert(Connection tx, RawStream stream, List<RawEvent> events) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(INSERT.replace("{{rows}}", Binding.ROW))) {
            long version = stream.version();
            for (RawEvent event : events) {
                Binding.bind(statement, 1, stream.aggregateId(), ++version);
                statement.setBytes(6, Binding.bytes(event.id()));
                statement.setString(14, event.createdAt().toString());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @Override
    int decode(ResultSet row, int id, int createdAt) throws SQLException {
        return row.getBytes(id).length + row.getString(createdAt).length();
    }
}
