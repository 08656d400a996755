// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventBuilder;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.jdbc.dialect.ColumnCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads rows of the events table. Stateless and thread-safe. */
final class EventRows {

    /** Puts a statement's parameters in place. */
    @FunctionalInterface
    interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** The columns of the events table that make a {@link PersistedEvent}, in the order in which {@link #map} reads them. */
    static final String COLUMNS = """
            global_position, aggregate_version, bounded_context, aggregate_type, aggregate_id, event_id, event_type,
            event_version, payload, metadata, trace_id, correlation_id, causation_id, created_at""";

    private final ColumnCodec codec;

    EventRows(ColumnCodec codec) {
        this.codec = codec;
    }

    /** Runs a query that selects {@link #COLUMNS} and reads all its rows. */
    List<PersistedEvent> query(Connection connection, String sql, Binder binder) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                List<PersistedEvent> events = new ArrayList<>();
                while (rows.next()) {
                    events.add(map(rows));
                }
                return events;
            }
        }
    }

    private PersistedEvent map(ResultSet row) throws SQLException {
        EventBuilder values = Event.builder(row.getString(3), row.getString(4), row.getString(5), row.getString(7))
                .eventId(codec.readId(row, 6))
                .eventVersion(row.getInt(8))
                .payload(row.getBytes(9))
                .metadata(codec.readMetadata(row, 10))
                .traceId(row.getString(11))
                .correlationId(row.getString(12))
                .causationId(row.getString(13))
                .createdAt(codec.readInstant(row, 14));
        return PersistedEvent.stored(values, row.getLong(1), row.getLong(2));
    }
}
