// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.Event;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.spi.support.StreamColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The statements of an append on the table of events. Thread-safe. */
final class EventStatements {

    private static final String INSERT = """
            INSERT INTO {{events}} (
                bounded_context, aggregate_type, aggregate_id, aggregate_version, slot, event_id, event_type,
                event_version, payload, metadata, trace_id, correlation_id, causation_id, created_at)
            VALUES\s""";

    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int COLUMNS = 14;

    private static final String ID_STORED =
            "SELECT 1 FROM {{events}} WHERE event_id IN (%s) LIMIT 1 LOCK IN SHARE MODE";

    private static final String IDS = "SELECT event_id FROM {{events}} WHERE event_id IN (%s)";

    private static final String VERSION_STORED = """
            SELECT 1 FROM {{events}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?
               AND aggregate_version BETWEEN ? AND ?
             LIMIT 1
              LOCK IN SHARE MODE""";

    private static final String OWN = """
            SELECT 1 FROM {{events}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?
               AND aggregate_version = ? AND event_id = ?""";

    private final String insert;
    private final String own;
    private final String ids;
    private final String idStored;
    private final String versionStored;

    EventStatements(StoreTables tables) {
        this.insert = tables.in(INSERT);
        this.own = tables.in(OWN);
        this.ids = tables.in(IDS);
        this.idStored = tables.in(ID_STORED);
        this.versionStored = tables.in(VERSION_STORED);
    }

    /** Inserts events with the versions that follow one, and returns their positions. */
    List<Long> insert(Connection tx, AppendCommand command, long from) throws SQLException {
        return insert(tx, List.of(command), List.of(from));
    }

    /** Inserts the events of several appends, each with the versions that follow one, and returns their positions. */
    List<Long> insert(Connection tx, List<AppendCommand> commands, List<Long> from) throws SQLException {
        int count =
                commands.stream().mapToInt(command -> command.events().size()).sum();
        String sql = insert + String.join(", ", Collections.nCopies(count, ROW));
        return count > 1 && isMariaDb(tx)
                ? insertReturning(tx, sql, commands, from)
                : insertPlain(tx, sql, commands, from, count);
    }

    /**
     * MySQL's driver reports every server as MySQL. That is useful, because for a statement that returns rows it would
     * send an additional query.
     */
    private static boolean isMariaDb(Connection tx) throws SQLException {
        return tx.getMetaData().getDatabaseProductName().equals("MariaDB");
    }

    private static List<Long> insertReturning(Connection tx, String sql, List<AppendCommand> commands, List<Long> from)
            throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(sql + " RETURNING global_position")) {
            bind(statement, commands, from);
            try (ResultSet rows = statement.executeQuery()) {
                return positions(rows);
            }
        }
    }

    private static List<Long> insertPlain(
            Connection tx, String sql, List<AppendCommand> commands, List<Long> from, int count) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            bind(statement, commands, from);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                return consecutive(keys, count);
            }
        }
    }

    private static List<Long> positions(ResultSet rows) throws SQLException {
        List<Long> positions = new ArrayList<>();
        while (rows.next()) {
            positions.add(rows.getLong(1));
        }
        return positions;
    }

    /** The positions of one multi-row insert, which the server assigns consecutively in lock modes 1 and 2. */
    private static List<Long> consecutive(ResultSet keys, int count) throws SQLException {
        keys.next();
        long first = keys.getLong(1);
        List<Long> positions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            positions.add(first + i);
        }
        return positions;
    }

    private static void bind(PreparedStatement statement, List<AppendCommand> commands, List<Long> from)
            throws SQLException {
        int at = 1;
        for (int i = 0; i < commands.size(); i++) {
            long version = from.get(i);
            for (Event event : commands.get(i).events()) {
                bind(statement, at, event, ++version);
                at += COLUMNS;
            }
        }
    }

    private static void bind(PreparedStatement statement, int at, Event event, long version) throws SQLException {
        StreamColumns.bind(statement, at, event.stream());
        statement.setLong(at + 3, version);
        statement.setInt(at + 4, event.stream().slot());
        MySqlColumnCodec.INSTANCE.bindId(statement, at + 5, event.eventId());
        statement.setString(at + 6, event.eventType());
        statement.setInt(at + 7, event.eventVersion());
        statement.setBytes(at + 8, event.payload());
        statement.setString(at + 9, event.metadataJson());
        statement.setString(at + 10, event.traceId().orElse(null));
        statement.setString(at + 11, event.correlationId().orElse(null));
        statement.setString(at + 12, event.causationId().orElse(null));
        MySqlColumnCodec.INSTANCE.bindInstant(statement, at + 13, event.createdAt());
    }

    /** Whether an id, or one of the next versions, is already stored; a locking read, which sees the current state. */
    boolean anyStored(Connection tx, AppendCommand command, long from) throws SQLException {
        List<Event> events = command.events();
        try (PreparedStatement statement = tx.prepareStatement(withIds(idStored, events))) {
            bindIds(statement, events);
            if (any(statement)) {
                return true;
            }
        }
        try (PreparedStatement statement = tx.prepareStatement(versionStored)) {
            StreamColumns.bind(statement, 1, command.stream());
            statement.setLong(4, from + 1);
            statement.setLong(5, from + events.size());
            return any(statement);
        }
    }

    /** The ids of the events of a group that are already stored. */
    Set<UUID> stored(Connection tx, List<AppendCommand> group) throws SQLException {
        List<Event> events =
                group.stream().flatMap(command -> command.events().stream()).toList();
        try (PreparedStatement statement = tx.prepareStatement(withIds(ids, events))) {
            bindIds(statement, events);
            try (ResultSet rows = statement.executeQuery()) {
                Set<UUID> stored = new HashSet<>();
                while (rows.next()) {
                    stored.add(MySqlColumnCodec.INSTANCE.readId(rows, 1));
                }
                return stored;
            }
        }
    }

    /** A statement with one parameter for the id of each event. */
    private static String withIds(String sql, List<Event> events) {
        return sql.formatted(String.join(", ", Collections.nCopies(events.size(), "?")));
    }

    private static void bindIds(PreparedStatement statement, List<Event> events) throws SQLException {
        for (int i = 0; i < events.size(); i++) {
            MySqlColumnCodec.INSTANCE.bindId(statement, i + 1, events.get(i).eventId());
        }
    }

    /** Whether the first event of an append is stored at the version that follows one. */
    boolean anyOf(Connection tx, AppendCommand command, long from) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(own)) {
            StreamColumns.bind(statement, 1, command.stream());
            statement.setLong(4, from + 1);
            MySqlColumnCodec.INSTANCE.bindId(
                    statement, 5, command.events().get(0).eventId());
            return any(statement);
        }
    }

    private static boolean any(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }
}
