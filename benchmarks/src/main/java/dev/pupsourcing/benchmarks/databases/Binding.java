// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.databases;

import dev.pupsourcing.slot.Slots;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.UUID;

/** Parameter binding that the plain statements of several databases share. */
final class Binding {

    /** The parameters of one event in a VALUES list. */
    static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String LOAD = """
            SELECT global_position, aggregate_version, event_id, event_type, event_version, payload, metadata,
                   trace_id, correlation_id, causation_id, created_at
              FROM events
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?
             ORDER BY aggregate_version""";

    static final String PAGE = """
            SELECT global_position, aggregate_version, event_id, event_type, event_version, payload, metadata,
                   trace_id, correlation_id, causation_id, created_at, bounded_context, aggregate_type, aggregate_id
              FROM events
             WHERE global_position > ?
             ORDER BY global_position
             LIMIT ?""";

    /**
     * Binds the columns that are the same for all databases; returns the index of the first, for ids (5) and instants
     * (13).
     */
    static void bind(PreparedStatement statement, int at, String aggregateId, long version) throws SQLException {
        bindStream(statement, at, aggregateId);
        statement.setLong(at + 3, version);
        statement.setInt(at + 4, Slots.of(aggregateId));
        statement.setString(at + 6, RawEvent.EVENT_TYPE);
        statement.setInt(at + 7, 1);
        statement.setBytes(at + 8, RawEvent.payload());
        statement.setString(at + 9, RawEvent.METADATA);
        statement.setString(at + 10, null);
        statement.setString(at + 11, RawEvent.CORRELATION_ID);
        statement.setString(at + 12, null);
    }

    static void bindStream(PreparedStatement statement, int at, String aggregateId) throws SQLException {
        statement.setString(at, RawEvent.CONTEXT);
        statement.setString(at + 1, RawEvent.AGGREGATE_TYPE);
        statement.setString(at + 2, aggregateId);
    }

    static String rows(int count, String row) {
        return String.join(", ", Collections.nCopies(count, row));
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private Binding() {}
}
