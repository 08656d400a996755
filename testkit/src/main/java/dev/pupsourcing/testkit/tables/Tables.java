// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.tables;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What stands in the tables, read with JDBC alone. */
public final class Tables {

    private static final String LOG = """
            SELECT global_position, bounded_context, aggregate_type, aggregate_id, aggregate_version, event_id, event_type
              FROM events
             WHERE slot >= 0 AND %s
             ORDER BY global_position""";

    private static final String PARKED = """
            SELECT bounded_context, aggregate_type, aggregate_id, handled_to
              FROM projection_parked_streams
             WHERE projection = ?""";

    private static final String DEAD = "SELECT position FROM projection_dead_letters WHERE projection = ?";

    private Tables() {}

    /** An event as it is stored. */
    public record LogRow(long position, String stream, long version, UUID id, String type) {}

    /** An event as it took effect; prior is the highest version of the stream that the read model had before. */
    public record Effect(long position, String id, long version, long prior) {}

    /** The streams that wait, each with the position up to which it was handled, and the positions that were given up. */
    public record SetAside(Map<String, Long> parked, Set<Long> dead) {

        /** Whether an event waits or was given up. */
        public boolean keeps(LogRow row) {
            return dead.contains(row.position()) || row.position() > parked.getOrDefault(row.stream(), Long.MAX_VALUE);
        }
    }

    /** The events that fulfil a condition in SQL, by position. */
    public static TreeMap<Long, LogRow> log(Connection connection, String condition) throws SQLException {
        TreeMap<Long, LogRow> rows = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(LOG.formatted(condition));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                rows.put(
                        row.getLong(1),
                        new LogRow(
                                row.getLong(1), stream(row), row.getLong(5), id(row.getObject(6)), row.getString(7)));
            }
        }
        return rows;
    }

    private static String stream(ResultSet row) throws SQLException {
        return row.getString("bounded_context") + "/" + row.getString("aggregate_type") + "/"
                + row.getString("aggregate_id");
    }

    private static UUID id(Object value) {
        if (value instanceof UUID id) {
            return id;
        }
        ByteBuffer bytes = ByteBuffer.wrap((byte[]) value);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** The events that took effect, by position, from the table of a read model. */
    public static List<Effect> effects(Connection connection, String model) throws SQLException {
        List<Effect> effects = new ArrayList<>();
        String sql = "SELECT position, event_id, version, prior FROM %s ORDER BY position".formatted(model);
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                effects.add(new Effect(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4)));
            }
        }
        return effects;
    }

    /** What waits or was given up of a projection. */
    public static SetAside setAside(Connection connection, String projection) throws SQLException {
        Map<String, Long> parked = new TreeMap<>();
        Set<Long> dead = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement(PARKED)) {
            query.setString(1, projection);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    parked.put(stream(row), row.getLong("handled_to"));
                }
            }
        }
        try (PreparedStatement query = connection.prepareStatement(DEAD)) {
            query.setString(1, projection);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    dead.add(row.getLong(1));
                }
            }
        }
        return new SetAside(parked, dead);
    }

    /** How many events of the whole log wait or were given up. */
    public static int waiting(Connection connection, String projection) throws SQLException {
        SetAside aside = setAside(connection, projection);
        return (int)
                log(connection, "1 = 1").values().stream().filter(aside::keeps).count();
    }
}
