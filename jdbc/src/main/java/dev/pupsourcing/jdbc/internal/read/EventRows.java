// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventBuilder;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads rows of the events table. Stateless and thread-safe. */
final class EventRows {

    /** Puts a statement's parameters in place. */
    @FunctionalInterface
    interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** Makes all of an event but payload and metadata of the current row. */
    @FunctionalInterface
    private interface ValuesMapper {
        EventBuilder map(ResultSet row) throws SQLException;
    }

    /** Makes an event of the current row. */
    @FunctionalInterface
    private interface Mapper {
        PersistedEvent map(ResultSet row) throws SQLException;
    }

    private static final int POSITION = 1;
    private static final int VERSION = 2;
    private static final int PAYLOAD = 6;
    private static final int METADATA = 7;
    private static final int LARGE_OF_STREAM = 12;
    private static final int LARGE = 15;

    /** The columns of the events table that make a {@link PersistedEvent}, in the order in which they are read here. */
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
        return query(connection, sql, binder, row -> stored(row, values(row)));
    }

    /** Runs a query that selects {@link #COLUMNS_OF_STREAM} and reads all its rows. */
    List<PersistedEvent> queryStream(Connection connection, StreamId stream, String sql, Binder binder)
            throws SQLException {
        return query(connection, sql, binder, row -> stored(row, values(row, stream)));
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

    /** The columns of a page: large payloads are left out, and their size comes in one column more. */
    String columnsOf(PageBudget budget, String columns) {
        String large = codec.eventBytes() + " > " + budget.large();
        return columns.replace("payload, metadata", """
                CASE WHEN %1$s THEN NULL ELSE payload END,
                       CASE WHEN %1$s THEN NULL ELSE metadata END""".formatted(large))
                + ",\n       CASE WHEN %s THEN %s END".formatted(large, codec.eventBytes());
    }

    /** Reads the rows of a query that selects {@link #columnsOf} of {@link #COLUMNS}, and an id after it if there is one. */
    PageRows page(Connection connection, String sql, Binder binder, boolean anchored) throws SQLException {
        return page(connection, sql, binder, this::values, LARGE, anchored);
    }

    /** Reads the rows of a query that selects {@link #columnsOf} of {@link #COLUMNS_OF_STREAM}. */
    PageRows pageOfStream(Connection connection, StreamId stream, String sql, Binder binder) throws SQLException {
        return page(connection, sql, binder, row -> values(row, stream), LARGE_OF_STREAM, false);
    }

    private PageRows page(
            Connection connection, String sql, Binder binder, ValuesMapper mapper, int large, boolean anchored)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                PageRows page = new PageRows();
                while (rows.next()) {
                    if (anchored && page.isEmpty() && rows.getObject(large + 1) != null) {
                        page.anchor(codec.readId(rows, large + 1));
                    }
                    add(page, rows, mapper.map(rows), large);
                }
                return page;
            }
        }
    }

    /** Reads what was left out of rows: the query selects their ids, payloads and metadata. */
    Map<UUID, PageRows.Content> contents(Connection connection, String sql, Binder binder) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                Map<UUID, PageRows.Content> contents = new HashMap<>();
                while (rows.next()) {
                    contents.put(
                            codec.readId(rows, 1), new PageRows.Content(rows.getBytes(2), codec.readMetadata(rows, 3)));
                }
                return contents;
            }
        }
    }

    private void add(PageRows page, ResultSet row, EventBuilder values, int large) throws SQLException {
        long bytes = row.getLong(large);
        if (row.wasNull()) {
            page.add(stored(row, values));
        } else {
            page.add(values, codec.readId(row, 3), row.getLong(POSITION), row.getLong(VERSION), bytes);
        }
    }

    private PersistedEvent stored(ResultSet row, EventBuilder values) throws SQLException {
        return PersistedEvent.stored(
                values,
                row.getBytes(PAYLOAD),
                codec.readMetadata(row, METADATA),
                row.getLong(POSITION),
                row.getLong(VERSION));
    }

    private EventBuilder values(ResultSet row) throws SQLException {
        return values(row, Event.builder(row.getString(12), row.getString(13), row.getString(14), row.getString(4)));
    }

    private EventBuilder values(ResultSet row, StreamId stream) throws SQLException {
        return values(row, Event.builder(stream, row.getString(4)));
    }

    private EventBuilder values(ResultSet row, EventBuilder values) throws SQLException {
        return values.eventId(codec.readId(row, 3))
                .eventVersion(row.getInt(5))
                .traceId(row.getString(8))
                .correlationId(row.getString(9))
                .causationId(row.getString(10))
                .createdAt(codec.readInstant(row, 11));
    }
}
