// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import dev.pupsourcing.SchemaException;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.ExistingTable;
import dev.pupsourcing.jdbc.tables.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Refuses to take over tables that others made: what they hung on them would run with this user's rights. */
final class Takeover {

    private final Connection connection;
    private final Database database;

    Takeover(Connection connection, Database database) {
        this.connection = connection;
        this.database = database;
    }

    boolean exists(TableName table) throws SQLException {
        return database.existingTable(connection, table).isPresent();
    }

    /**
     * Checks the tables that are there.
     *
     * @throws SchemaException if something speaks against one of them
     */
    void check(List<TableName> tables) throws SQLException {
        for (TableName table : tables) {
            Optional<ExistingTable> found = database.existingTable(connection, table);
            if (found.isPresent() && !found.get().objections().isEmpty()) {
                throw new SchemaException(
                        table.toString(),
                        "is there already and "
                                + String.join("; it ", found.get().objections())
                                + "; nothing was changed in it. Look at it, then drop it or run this as its owner, and"
                                + " give the event store a schema of its own in which only its owner may create",
                        true,
                        null);
            }
        }
    }
}
