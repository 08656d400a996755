// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.tables.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks tables that exist before a schema is applied. A view can call functions with the privileges of its user, and a
 * trigger of another user can change stored values.
 */
final class MySqlExistingTables {

    private static final String FIND = """
            SELECT t.TABLE_TYPE,
                   (SELECT GROUP_CONCAT(g.TRIGGER_NAME SEPARATOR ', ')
                      FROM information_schema.TRIGGERS g
                     WHERE g.EVENT_OBJECT_SCHEMA = t.TABLE_SCHEMA
                       AND g.EVENT_OBJECT_TABLE = t.TABLE_NAME
                       AND g.DEFINER <> CURRENT_USER())
              FROM information_schema.TABLES t
             WHERE t.TABLE_SCHEMA = COALESCE(?, DATABASE())
               AND t.TABLE_NAME = ?""";

    private MySqlExistingTables() {}

    static Optional<List<String>> find(Connection connection, TableName table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, table.schema().orElse(null));
            statement.setString(2, table.name());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(objections(row)) : Optional.empty();
            }
        }
    }

    private static List<String> objections(ResultSet row) throws SQLException {
        List<String> objections = new ArrayList<>();
        if (row.getString(1).contains("VIEW")) {
            objections.add("is a view, not a table");
        }
        String triggers = row.getString(2);
        if (triggers != null) {
            objections.add("has triggers that other users defined (" + triggers + ")");
        }
        return objections;
    }
}
