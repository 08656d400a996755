// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventBuilder;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
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

    /** Makes an event of the current row. */
    @FunctionalInterface
    private interface Mapper {
        PersistedEvent map(ResultSet row) throws SQLException;
    }

    /** The columns of the events table that make a {@link PersistedEvent}, in the order in which {@link #map} reads them. */
    static final String COLUMNS = """
            global_position, aggregate_version, event_id, event_type, event_version, payload, metadata, trace_id,
            correlation_id, causation_id, created_at, bounded_context, aggregate_type, aggregate_id""";

    /** The same without those that name the stream, for queries that ask for one. */
    static final String COLUMNS_OF_STREAM = COLUMNS.substring(0, COLUMNS.indexOf(", bounded_context"));

    private final ColumnCodec codec;

    EventRows(ColumnCodec codec) {
        this.codec = codec;
    }

    /** Runs a query that selects {@link #COLUMNS} and reads all its rows. */
    List<PersistedEvent> query(Connection connection, String sql, Binder binder) throws SQLException {
        return query(connection, sql, binder, this::map);
    }

    /** Runs a query that selects {@link #COLUMNS_OF_STREAM} and reads all its rows. */
    List<PersistedEvent> queryStream(Connection connection, StreamId stream, String sql, Binder binder)
            throws SQLException {
        return query(connection, sql, binder, row -> map(row, stream));
    }

    private static List<PersistedEvent> query(Connection connection, String sql, Binder binder, Mapper mapper)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                List<PersistedEvent> events = new ArrayList<>();
                while (rows.next()) {
                    events.add(mapper.map(rows));
                }
                return events;
            }
        }
    }

    private PersistedEvent map(ResultSet row) throws SQLException {
        return map(row, Event.builder(row.getString(12), row.getString(13), row.getString(14), row.getString(4)));
    }

    private PersistedEvent map(ResultSet row, StreamId stream) throws SQLException {
        return map(row, Event.builder(stream, row.getString(4)));
    }

    private PersistedEvent map(ResultSet row, EventBuilder values) throws SQLException {
        values.eventId(codec.readId(row, 3))
                .eventVersion(row.getInt(5))
                .traceId(row.getString(8))
                .correlationId(row.getString(9))
                .causationId(row.getString(10))
                .createdAt(codec.readInstant(row, 11));
        return PersistedEvent.stored(
                values, row.getBytes(6), codec.readMetadata(row, 7), row.getLong(1), row.getLong(2));
    }
}
