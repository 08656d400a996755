// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import dev.pupsourcing.SchemaException;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.tables.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Detects tables that other users created: their triggers and rules would run with this user's privileges. */
final class Takeover {

    private final Connection connection;
    private final Database database;

    Takeover(Connection connection, Database database) {
        this.connection = connection;
        this.database = database;
    }

    boolean exists(TableName table) throws SQLException {
        return database.tableObjections(connection, table).isPresent();
    }

    /**
     * Checks the existing tables.
     *
     * @throws SchemaException if a table must not be used
     */
    void check(List<TableName> tables) throws SQLException {
        for (TableName table : tables) {
            Optional<List<String>> found = database.tableObjections(connection, table);
            if (found.isPresent() && !found.get().isEmpty()) {
                throw new SchemaException(
                        table.toString(),
                        "already exists and "
                                + String.join("; it ", found.get())
                                + "; it was not changed. Inspect it, then drop it or run this as its owner, and use "
                                + "a separate schema for the event store in which only its owner can create "
                                + "objects",
                        true,
                        null);
            }
        }
    }
}
