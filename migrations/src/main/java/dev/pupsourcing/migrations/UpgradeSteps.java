// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Executes the statements of an upgrade. Existing columns are not added again, so that an interrupted upgrade on a
 * database without transactional DDL can be run again.
 */
final class UpgradeSteps {

    private static final Pattern ADD_COLUMN = Pattern.compile(
            "ALTER\\s+TABLE\\s+(\\S+)\\s+ADD\\s+COLUMN\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(\\w+)\\s.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private UpgradeSteps() {}

    static void execute(Connection connection, List<String> statements) throws SQLException {
        for (String sql : statements) {
            Matcher addition = ADD_COLUMN.matcher(sql);
            if (addition.matches() && hasColumn(connection, addition.group(1), addition.group(2))) {
                continue;
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    private static boolean hasColumn(Connection connection, String table, String column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM %s WHERE 1 = 0".formatted(table))) {
            ResultSetMetaData columns = none.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                if (columns.getColumnName(i).equalsIgnoreCase(column)) {
                    return true;
                }
            }
            return false;
        }
    }
}
