// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.schema;

import dev.pupsourcing.jdbc.internal.connection.SqlErrorTranslator;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The id of an event store, which is generated when its tables are created, and which the checkpoints of projections
 * contain. A backup includes it, so that a restored database and a clone have the id of the original.
 */
public final class StoreIdentity {

    private static final String RENEW = "UPDATE {{store_info}} SET store_id = ?";

    private static final String FOLLOW = "UPDATE {{projections}} SET store_id = ? WHERE store_id = ?";

    private StoreIdentity() {}

    /**
     * The result of a renewal.
     *
     * @param previous the previous id
     * @param current the new id
     * @param projections the number of projections with checkpoints in this database, which use the new id
     */
    public record Renewal(UUID previous, UUID current, int projections) {}

    /**
     * Gives an event store a new id, for a clone. Checkpoints in the same database were cloned with the log and are
     * changed to the new id. Checkpoints in other databases contain the previous id, and their projections fail on this
     * log until they are reset.
     *
     * @param tx a connection with an open transaction; the caller commits
     * @throws dev.pupsourcing.EventStoreException if the tables are missing or cannot be written
     */
    public static Renewal renew(Connection tx, Database database, TableNames names) {
        Dialect dialect = database.dialect();
        StoreTables tables = StoreTables.of(names, dialect);
        try {
            StoreInfo before = StoreInfo.read(tx, tables, dialect).required(tables);
            UUID next = UUID.randomUUID();
            update(tx, tables.in(RENEW), dialect.columns(), next);
            return new Renewal(
                    before.storeId(), next, update(tx, tables.in(FOLLOW), dialect.columns(), next, before.storeId()));
        } catch (SQLException e) {
            throw new SqlErrorTranslator(dialect, tables).translate("renewal of the store's id", e, tx);
        }
    }

    private static int update(Connection tx, String sql, ColumnCodec columns, UUID... ids) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            for (int i = 0; i < ids.length; i++) {
                columns.bindId(statement, i + 1, ids[i]);
            }
            return statement.executeUpdate();
        }
    }
}
