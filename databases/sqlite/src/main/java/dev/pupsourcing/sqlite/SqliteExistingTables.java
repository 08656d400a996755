// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.tables.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks tables that exist before a schema is applied, in a file that may come from an untrusted source. */
final class SqliteExistingTables {

    /** A trigger that can only reject changes, such as one that keeps events append-only. */
    private static final Pattern REFUSES = Pattern.compile(
            ".*\\bBEGIN\\s+SELECT\\s+RAISE\\s*\\(\\s*(ABORT|FAIL|ROLLBACK)\\s*,\\s*'[^']*'\\s*\\)\\s*;\\s*END\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final String FIND = """
            SELECT type, name, sql
              FROM %s.sqlite_master
             WHERE lower(tbl_name) = lower(?) AND type IN ('table', 'view', 'trigger')""";

    private SqliteExistingTables() {}

    static Optional<List<String>> find(Connection connection, TableName table) throws SQLException {
        String schema = SqliteDialect.INSTANCE.quote(table.schema().orElse("main"));
        try (PreparedStatement statement = connection.prepareStatement(FIND.formatted(schema))) {
            statement.setString(1, table.name());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(objections(row)) : Optional.empty();
            }
        }
    }

    private static List<String> objections(ResultSet row) throws SQLException {
        List<String> objections = new ArrayList<>();
        do {
            String type = row.getString(1);
            if (type.equals("view")) {
                objections.add("is a view, not a table");
            } else if (type.equals("trigger")
                    && !REFUSES.matcher(row.getString(3)).matches()) {
                objections.add("has trigger \"" + row.getString(2) + "\", which does more than reject changes");
            }
        } while (row.next());
        return objections;
    }
}
