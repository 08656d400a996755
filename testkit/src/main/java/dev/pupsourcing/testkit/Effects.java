// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Which events have taken effect in a read model.
 *
 * @param dataSource where the read model is
 * @param table a table with a row, and so a position, for each of them
 */
record Effects(DataSource dataSource, String table) {

    /** Their positions, ascending. */
    List<Long> positions() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT position FROM %s ORDER BY position".formatted(table))) {
            List<Long> positions = new ArrayList<>();
            while (rows.next()) {
                positions.add(rows.getLong(1));
            }
            return positions;
        }
    }

    /** Whether there are as many. */
    boolean reach(int count) {
        try {
            return positions().size() >= count;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
