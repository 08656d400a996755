// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.schema;

import dev.pupsourcing.SchemaException;
import dev.pupsourcing.jdbc.internal.connection.SqlErrorTranslator;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.jdbc.tables.TableNames;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Checks that this library can work with the schema in a database.
 *
 * <p>It can if the schema has the library's own version, or a later one that says that it is compatible with the
 * library's. So a schema is upgraded first, while older programs go on, and newer programs follow.
 */
public final class SchemaCheck {

    private SchemaCheck() {}

    /**
     * Checks the schema's version, and that positions can be drawn above the log's end.
     *
     * @throws SchemaException if the tables are missing or of a version that this library cannot work with, or positions
     *     cannot go on
     * @throws dev.pupsourcing.StoreAccessException if the database cannot be asked
     */
    public static void check(Connection connection, Database database, TableNames names) {
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
                    "schema version %s, for libraries of version %s or later, but this library speaks version %s"
                                    .formatted(found.schemaVersion(), found.compatibleFrom(), own)
                            + "; use a newer version of the library");
        }
        checkPositions(connection, database.dialect(), StoreTables.of(names, database.dialect()));
    }

    private static void checkPositions(Connection connection, Dialect dialect, StoreTables tables) {
        try {
            dialect.checkPositions(connection, tables);
        } catch (SQLException e) {
            throw new SqlErrorTranslator(dialect, tables).translate("check of the positions", e, connection);
        }
    }

    /**
     * The version of the schema in a database.
     *
     * @return the version, from 1
     * @throws SchemaException if the tables are missing
     * @throws dev.pupsourcing.StoreAccessException if the database cannot be asked
     */
    public static int installedVersion(Connection connection, Database database, TableNames names) {
        return info(connection, database, names).schemaVersion();
    }

    private static StoreInfo info(Connection connection, Database database, TableNames names) {
        Dialect dialect = database.dialect();
        StoreTables tables = StoreTables.of(names, dialect);
        StoreInfo found;
        try {
            found = StoreInfo.read(connection, tables, dialect);
        } catch (SQLException e) {
            throw new SqlErrorTranslator(dialect, tables).translate("check of the schema", e, connection);
        }
        if (found.equals(StoreInfo.NONE)) {
            throw empty(names.storeInfo());
        }
        return found;
    }

    /** The error for a table of the store's identity that holds no row. */
    public static SchemaException empty(TableName storeInfo) {
        return new SchemaException(
                storeInfo.toString(),
                "is empty; run `pup schema` for this database and apply the whole file it writes",
                true,
                null);
    }

    private static SchemaException mismatch(TableNames names, String problem) {
        return new SchemaException(names.storeInfo().toString(), "says " + problem, true, null);
    }
}
