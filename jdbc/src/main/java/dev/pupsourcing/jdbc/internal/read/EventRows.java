// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.spi.StoredEvents;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Converts rows of the events table. Stateless and thread-safe. */
final class EventRows {

    /** Binds a statement's parameters. */
    @FunctionalInterface
    interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** Converts the current row to an event without payload and metadata. */
    @FunctionalInterface
    private interface ValuesMapper {
        Event.Builder map(ResultSet row) throws SQLException;
    }

    /** Looks for the anchor in the current row; whether the row is the anchor and no more. */
    @FunctionalInterface
    private interface AnchorRow {
        boolean take(PageRows page, ResultSet row) throws SQLException;
    }

    /** Converts the current row to an event. */
    @FunctionalInterface
    private interface Mapper {
        PersistedEvent map(ResultSet row) throws SQLException;
    }

    private static final int POSITION = 1;
    private static final int VERSION = 2;
    private static final int ID = 3;
    private static final int PAYLOAD = 6;
    private static final int METADATA = 7;
    private static final int ANCHOR = 15;

    /** The columns of a {@link PersistedEvent}, in the order in which they are read here. */
    static final String COLUMNS = """
            global_position, aggregate_version, event_id, event_type, event_version, payload, metadata, trace_id,
            correlation_id, causation_id, created_at, bounded_context, aggregate_type, aggregate_id""";

    /** The same without those of the stream id, for queries of one stream. */
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

    /** The columns of a page: large payloads and metadata are left out. */
    String columnsOf(PageBudget budget, String columns) {
        return columns.replace(
                "payload, metadata",
                "\n       " + codec.payloadUpTo(budget.payload()) + ",\n       "
                        + codec.metadataUpTo(budget.metadata()));
    }

    /** Reads the rows of a query that selects {@link #columnsOf} of {@link #COLUMNS}. */
    PageRows page(Connection connection, String sql, Binder binder) throws SQLException {
        return page(connection, sql, binder, this::values, (page, row) -> false);
    }

    /** The same, with the id of the anchor in one column more. */
    PageRows pageWithAnchor(Connection connection, String sql, Binder binder) throws SQLException {
        return page(connection, sql, binder, this::values, (page, row) -> {
            if (page.isEmpty() && row.getObject(ANCHOR) != null) {
                page.anchor(codec.readId(row, ANCHOR));
            }
            return false;
        });
    }

    /** The same, of a query that begins with the anchor at a position, which is not an event of the page. */
    PageRows pageFromAnchor(Connection connection, String sql, Binder binder, long position) throws SQLException {
        return page(connection, sql, binder, this::values, (page, row) -> {
            boolean anchor = page.isEmpty() && row.getLong(POSITION) == position;
            if (anchor) {
                page.anchor(codec.readId(row, ID));
            }
            return anchor;
        });
    }

    /** Reads the rows of a query that selects {@link #columnsOf} of {@link #COLUMNS_OF_STREAM}. */
    PageRows pageOfStream(Connection connection, StreamId stream, String sql, Binder binder) throws SQLException {
        return page(connection, sql, binder, row -> values(row, stream), (page, row) -> false);
    }

    private PageRows page(Connection connection, String sql, Binder binder, ValuesMapper mapper, AnchorRow anchor)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                PageRows page = new PageRows();
                while (rows.next()) {
                    if (!anchor.take(page, rows)) {
                        add(page, rows, mapper.map(rows));
                    }
                }
                return page;
            }
        }
    }

    /** Reads omitted payloads: the query selects ids, payloads and metadata. */
    Map<UUID, PageRows.Content> contents(Connection connection, String sql, Binder binder) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                Map<UUID, PageRows.Content> contents = new HashMap<>();
                while (rows.next()) {
                    contents.put(codec.readId(rows, 1), new PageRows.Content(rows.getBytes(2), metadata(rows, 3)));
                }
                return contents;
            }
        }
    }

    private void add(PageRows page, ResultSet row, Event.Builder values) throws SQLException {
        byte[] payload = row.getBytes(PAYLOAD);
        byte[] metadata = payload == null ? null : codec.readMetadata(row, METADATA);
        if (payload == null || metadata == null) {
            page.add(new PageRows.Partial(values, codec.readId(row, ID), row.getLong(POSITION), row.getLong(VERSION)));
        } else {
            page.add(StoredEvents.of(values, payload, metadata, row.getLong(POSITION), row.getLong(VERSION)));
        }
    }

    /** Reads the sizes of events: the query selects their positions and sizes. */
    Map<Long, Long> sizes(Connection connection, String sql, Binder binder) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                Map<Long, Long> sizes = new HashMap<>();
                while (rows.next()) {
                    sizes.put(rows.getLong(1), rows.getLong(2));
                }
                return sizes;
            }
        }
    }

    private PersistedEvent stored(ResultSet row, Event.Builder values) throws SQLException {
        return StoredEvents.of(
                values, row.getBytes(PAYLOAD), metadata(row, METADATA), row.getLong(POSITION), row.getLong(VERSION));
    }

    private byte[] metadata(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(codec.readMetadata(row, column), "metadata");
    }

    private Event.Builder values(ResultSet row) throws SQLException {
        return values(
                row,
                Event.builder(
                        StoredEvents.streamId(row.getString(12), row.getString(13), row.getString(14)),
                        row.getString(4)));
    }

    private Event.Builder values(ResultSet row, StreamId stream) throws SQLException {
        return values(row, Event.builder(stream, row.getString(4)));
    }

    private Event.Builder values(ResultSet row, Event.Builder values) throws SQLException {
        return values.eventId(codec.readId(row, ID))
                .eventVersion(row.getInt(5))
                .traceId(row.getString(8))
                .correlationId(row.getString(9))
                .causationId(row.getString(10))
                .createdAt(codec.readInstant(row, 11));
    }
}
