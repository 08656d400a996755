// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements of an upgrade. Columns, indexes and tables that exist are not created again, so that an interrupted
 * upgrade on a database without transactional DDL can be run again.
 */
final class UpgradeSteps {

    private static final String UNLESS_IT_EXISTS = "\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?";
    private static final Pattern ADD_COLUMN =
            pattern("ALTER\\s+TABLE\\s+(\\S+)\\s+ADD\\s+COLUMN" + UNLESS_IT_EXISTS + "(\\w+)\\s.*");
    private static final Pattern CREATE_INDEX =
            pattern("CREATE\\s+INDEX" + UNLESS_IT_EXISTS + "(\\S+)\\s+ON\\s+(\\S+)\\s.*");
    private static final Pattern CREATE_TABLE = pattern("CREATE\\s+TABLE" + UNLESS_IT_EXISTS + "(\\S+)\\s.*");

    private final Connection connection;
    private final ExistingObjects existing;

    UpgradeSteps(Connection connection) throws SQLException {
        this.connection = connection;
        this.existing = new ExistingObjects(connection);
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** Executes statements, and returns what was added. */
    List<String> execute(List<String> statements) throws SQLException {
        List<String> additions = new ArrayList<>();
        for (String sql : statements) {
            Optional<Addition> addition = addition(sql);
            if (addition.isPresent() && addition.get().exists()) {
                continue;
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            addition.ifPresent(added -> additions.add("added " + added.what()));
        }
        return additions;
    }

    /** What statements would add. */
    List<String> missing(List<String> statements) throws SQLException {
        List<String> missing = new ArrayList<>();
        for (String sql : statements) {
            addition(sql)
                    .filter(addition -> !addition.exists())
                    .map(Addition::what)
                    .ifPresent(missing::add);
        }
        return missing;
    }

    /** What a statement adds to the schema, and whether it is there. */
    private record Addition(String what, boolean exists) {}

    private Optional<Addition> addition(String sql) throws SQLException {
        Matcher column = ADD_COLUMN.matcher(sql);
        if (column.matches()) {
            String table = column.group(1);
            String name = column.group(2);
            return Optional.of(
                    new Addition("column " + name + " of table " + plain(table), existing.hasColumn(table, name)));
        }
        Matcher index = CREATE_INDEX.matcher(sql);
        if (index.matches()) {
            return Optional.of(
                    new Addition("index " + plain(index.group(1)), existing.hasIndex(index.group(2), index.group(1))));
        }
        Matcher table = CREATE_TABLE.matcher(sql);
        return table.matches()
                ? Optional.of(new Addition("table " + plain(table.group(1)), existing.hasTable(table.group(1))))
                : Optional.empty();
    }

    private static String plain(String quoted) {
        return quoted.replaceAll("[\"`\\[\\]]", "");
    }
}
