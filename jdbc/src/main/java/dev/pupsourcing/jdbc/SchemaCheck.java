// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.SchemaException;
import dev.pupsourcing.jdbc.dialect.Database;
import dev.pupsourcing.jdbc.dialect.Dialect;
import dev.pupsourcing.jdbc.dialect.StoreTables;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.jdbc.tables.TableNames;
import java.sql.Connection;
import java.sql.SQLException;

/** Checks that the schema in a database is the one that this library speaks. */
public final class SchemaCheck {

    private SchemaCheck() {}

    /**
     * Checks the schema's version.
     *
     * @throws SchemaException if the tables are missing or of another version
     * @throws dev.pupsourcing.StoreAccessException if the database cannot be asked
     */
    public static void check(Connection connection, Database database, TableNames names) {
        Dialect dialect = database.dialect();
        StoreTables tables = StoreTables.of(names, dialect);
        int found = version(connection, dialect, tables);
        int wanted = database.schema().version();
        if (found == 0) {
            throw empty(names.storeInfo());
        }
        if (found != wanted) {
            throw new SchemaException(names.storeInfo().toString(), problem(found, wanted), true, null);
        }
    }

    private static int version(Connection connection, Dialect dialect, StoreTables tables) {
        try {
            return new EventQueries(tables, dialect).storeInfo(connection).schemaVersion();
        } catch (SQLException e) {
            throw new Failures(dialect, tables).translate("check of the schema", e, connection);
        }
    }

    /** The error for a table of the store's identity that holds no row. */
    static SchemaException empty(TableName storeInfo) {
        return new SchemaException(
                storeInfo.toString(),
                "is empty; run `pup schema` for this database and apply the whole file it writes",
                true,
                null);
    }

    private static String problem(int found, int wanted) {
        return "says schema version " + found + ", but this library speaks version " + wanted
                + (found < wanted
                        ? "; apply the migrations up to that version, as the changelog names them"
                        : "; use a newer version of the library");
    }
}
