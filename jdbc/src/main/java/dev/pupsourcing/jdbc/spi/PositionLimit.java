// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import dev.pupsourcing.SchemaException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The highest position that a log may contain. No append comes near it, but rows that were inserted by hand may. */
final class PositionLimit {

    /** Half of the maximum value of the column, so that there is always a next position. */
    static final long HIGHEST = 1L << 62;

    private static final String LAST = "SELECT MAX(global_position) FROM {{events}}";

    private PositionLimit() {}

    /**
     * Checks the log's end in the database.
     *
     * @throws SchemaException if it exceeds the limit
     */
    static void check(Connection connection, StoreTables tables) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(tables.in(LAST))) {
            check(row.next() ? row.getLong(1) : 0, tables);
        }
    }

    /**
     * Checks the log's end.
     *
     * @throws SchemaException if it exceeds the limit
     */
    static void check(long end, StoreTables tables) {
        if (end > HIGHEST) {
            throw new SchemaException(
                    tables.names().events().toString(),
                    "must have no position above " + HIGHEST + ", but has " + end
                            + ", which was not assigned by an append; delete that row, and set the column's counter "
                            + "to the highest of the other positions",
                    true,
                    null);
        }
    }
}
