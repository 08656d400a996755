// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres.internal.position;

import dev.pupsourcing.jdbc.spi.StoreTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Queries PostgreSQL's catalog about the positions in the events table. */
public final class Positions {

    private static final String SEQUENCE = """
            SELECT s.sequence
              FROM (SELECT pg_get_serial_sequence(?, 'global_position') AS sequence) s
             WHERE has_sequence_privilege(s.sequence, 'SELECT')""";

    private static final String NEXT = "SELECT CASE WHEN is_called THEN last_value + 1 ELSE last_value END FROM %s";

    /** A unique index on the position alone; partitioned tables cannot have one. */
    private static final String UNIQUE = """
            SELECT 1
              FROM pg_index i
              JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
             WHERE i.indrelid = ?::regclass
               AND i.indisunique AND i.indisvalid AND i.indnatts = 1
               AND a.attname = 'global_position'""";

    private Positions() {}

    public static OptionalLong next(Connection connection, StoreTables tables) throws SQLException {
        String sequence;
        try (PreparedStatement statement = connection.prepareStatement(SEQUENCE)) {
            statement.setString(1, tables.events());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return OptionalLong.empty();
                }
                sequence = row.getString(1);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(NEXT.formatted(sequence));
                ResultSet row = statement.executeQuery()) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
    }

    public static boolean areUnique(Connection connection, StoreTables tables) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNIQUE)) {
            statement.setString(1, tables.events());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
