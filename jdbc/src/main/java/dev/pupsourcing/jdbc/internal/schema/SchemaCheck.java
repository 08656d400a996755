// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.schema;

import dev.pupsourcing.SchemaException;
import dev.pupsourcing.jdbc.internal.connection.SqlErrorTranslator;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableNames;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Checks that the schema in a database is compatible with this library.
 *
 * <p>It is if it has the library's version, or a later one that is compatible with the library's. The schema is
 * upgraded first, while older programs continue, and newer programs follow.
 */
public final class SchemaCheck {

    private SchemaCheck() {}

    /**
     * Checks the schema's version, and that the next position will be after the end of the log.
     *
     * @throws SchemaException if the tables are missing or have an incompatible version, or the next position would not
     *     be after the end of the log
     * @throws dev.pupsourcing.StoreAccessException if the database cannot be queried
     */
    public static void check(Connection connection, Database database, TableNames names) {
        checkVersion(connection, database, names);
        checkPositions(connection, database.dialect(), StoreTables.of(names, database.dialect()));
    }

    /**
     * Checks the schema's version only.
     *
     * @return the version
     * @throws SchemaException if the tables are missing or have an incompatible version
     * @throws dev.pupsourcing.StoreAccessException if the database cannot be queried
     */
    public static int checkVersion(Connection connection, Database database, TableNames names) {
        StoreInfo found = info(connection, database, names);
        int own = database.schema().version();
        if (found.schemaVersion() < own) {
            throw mismatch(
                    names,
                    "schema version %s, but this library needs version %s".formatted(found.schemaVersion(), own)
                            + "; run `pup schema upgrade`, or apply the file that `pup schema write --upgrade-from "
                            + found.schemaVersion() + "` writes");
        }
        if (found.schemaVersion() > own && found.compatibleFrom() > own) {
            throw mismatch(
                    names,
                    "schema version %s, for libraries of version %s or later, but this library has version %s"
                                    .formatted(found.schemaVersion(), found.compatibleFrom(), own)
                            + "; use a newer version of the library");
        }
        return found.schemaVersion();
    }

    private static void checkPositions(Connection connection, Dialect dialect, StoreTables tables) {
        try {
            dialect.checkPositions(connection, tables);
        } catch (SQLException e) {
            throw new SqlErrorTranslator(dialect, tables).translate("check of the positions", e, connection);
        }
    }

    /**
     * Reads the version of the schema in a database.
     *
     * @return the version, from 1
     * @throws SchemaException if the tables are missing
     * @throws dev.pupsourcing.StoreAccessException if the database cannot be queried
     */
    public static int installedVersion(Connection connection, Database database, TableNames names) {
        return info(connection, database, names).schemaVersion();
    }

    private static StoreInfo info(Connection connection, Database database, TableNames names) {
        Dialect dialect = database.dialect();
        StoreTables tables = StoreTables.of(names, dialect);
        try {
            return StoreInfo.read(connection, tables, dialect).required(tables);
        } catch (SQLException e) {
            throw new SqlErrorTranslator(dialect, tables).translate("check of the schema", e, connection);
        }
    }

    private static SchemaException mismatch(TableNames names, String problem) {
        return new SchemaException(names.storeInfo().toString(), "has " + problem, true, null);
    }
}
