// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.schema;

import dev.pupsourcing.SchemaException;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * The one row that identifies an event store.
 *
 * @param storeId the store's id
 * @param schemaVersion the version of its schema, 0 if there is no row
 * @param compatibleFrom the oldest schema version whose library can use these tables
 */
public record StoreInfo(UUID storeId, int schemaVersion, int compatibleFrom) {

    /** The value for a table without a row. */
    private static final StoreInfo NONE = new StoreInfo(new UUID(0, 0), 0, 0);

    static final int FIRST_VERSION = 1;

    /** Reads all columns, because version 1 of the schema has fewer. */
    private static final String SELECT = "SELECT * FROM {{store_info}}";

    /** Reads the row; see {@link #required}. */
    public static StoreInfo read(Connection connection, StoreTables tables, Dialect dialect) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(tables.in(SELECT))) {
            if (!row.next()) {
                return NONE;
            }
            int version = row.getInt("schema_version");
            int compatibleFrom = version == FIRST_VERSION ? version : row.getInt("compatible_from");
            return new StoreInfo(dialect.columns().readId(row, row.findColumn("store_id")), version, compatibleFrom);
        }
    }

    /**
     * This row, which must be there.
     *
     * @throws SchemaException if the table is empty
     */
    public StoreInfo required(StoreTables tables) {
        if (equals(NONE)) {
            throw new SchemaException(
                    tables.names().storeInfo().toString(),
                    "is empty; run `pup schema` for this database and apply the whole file that it writes",
                    true,
                    null);
        }
        return this;
    }
}
