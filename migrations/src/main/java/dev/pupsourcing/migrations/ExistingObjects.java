// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import dev.pupsourcing.jdbc.tables.TableName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which tables, columns and indexes exist. Names may be quoted, as they are in statements. */
final class ExistingObjects {

    private static final String PARTITIONED = "PARTITIONED TABLE";

    private final Connection connection;
    private final DatabaseMetaData metadata;

    ExistingObjects(Connection connection) throws SQLException {
        this.connection = connection;
        this.metadata = connection.getMetaData();
    }

    boolean hasColumn(String table, String column) throws SQLException {
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

    boolean hasTable(String table) throws SQLException {
        return kindOf(Name.of(table)).isPresent();
    }

    boolean isPartitioned(TableName table) throws SQLException {
        return kindOf(new Name(table.schema(), table.name()))
                .filter(PARTITIONED::equals)
                .isPresent();
    }

    boolean hasIndex(String table, String index) throws SQLException {
        Name indexed = Name.of(table);
        String wanted = Name.of(index).name();
        for (String name : List.of(indexed.name(), indexed.name().toUpperCase(Locale.ROOT))) {
            try (ResultSet found = metadata.getIndexInfo(catalog(indexed), schema(indexed), name, false, true)) {
                while (found.next()) {
                    if (wanted.equalsIgnoreCase(found.getString("INDEX_NAME"))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The kind of a table by its JDBC name. */
    private Optional<String> kindOf(Name table) throws SQLException {
        String pattern = table.name().replace("_", metadata.getSearchStringEscape() + "_");
        for (String name : List.of(pattern, pattern.toUpperCase(Locale.ROOT))) {
            try (ResultSet found = metadata.getTables(catalog(table), schema(table), name, null)) {
                while (found.next()) {
                    if (table.name().equalsIgnoreCase(found.getString("TABLE_NAME"))
                            && found.getString("TABLE_TYPE").endsWith("TABLE")) {
                        return Optional.of(found.getString("TABLE_TYPE"));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private @Nullable String schema(Name table) throws SQLException {
        return metadata.supportsSchemasInTableDefinitions() ? table.schema().orElse(connection.getSchema()) : null;
    }

    private @Nullable String catalog(Name table) throws SQLException {
        return metadata.supportsSchemasInTableDefinitions()
                ? null
                : table.schema().orElse(connection.getCatalog());
    }

    /** A name without quotes. */
    private record Name(Optional<String> schema, String name) {

        static Name of(String quoted) {
            String plain = quoted.replaceAll("[\"`\\[\\]]", "");
            int dot = plain.indexOf('.');
            return dot < 0
                    ? new Name(Optional.empty(), plain)
                    : new Name(Optional.of(plain.substring(0, dot)), plain.substring(dot + 1));
        }
    }
}
