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
 * The identity of an event store: an id that is drawn when its tables are made, and that the checkpoints of projections
 * carry. It travels with a backup, so that a restored database and a clone have the identity of the original.
 */
public final class StoreIdentity {

    private static final String RENEW = "UPDATE {{store_info}} SET store_id = ?";

    private static final String FOLLOW = "UPDATE {{projections}} SET store_id = ? WHERE store_id = ?";

    private StoreIdentity() {}

    /**
     * What a renewal did.
     *
     * @param previous the id before
     * @param current the id from now on
     * @param projections how many projections with checkpoints in this database follow the new id
     */
    public record Renewal(UUID previous, UUID current, int projections) {}

    /**
     * Gives an event store a new identity, for a clone that goes its own way. The projections whose checkpoints are in the
     * same database were cloned with the log, so they follow. Checkpoints in other databases name the previous id, and
     * their projections refuse to run on this log until they are reset.
     *
     * @param tx a connection with a transaction open; the caller commits
     * @throws dev.pupsourcing.EventStoreException if the tables are missing or cannot be written
     */
    public static Renewal renew(Connection tx, Database database, TableNames names) {
        Dialect dialect = database.dialect();
        StoreTables tables = StoreTables.of(names, dialect);
        try {
            StoreInfo before = StoreInfo.read(tx, tables, dialect);
            if (before.equals(StoreInfo.NONE)) {
                throw SchemaCheck.empty(names.storeInfo());
            }
            UUID next = UUID.randomUUID();
            update(tx, tables.in(RENEW), dialect.columns(), next);
            return new Renewal(
                    before.storeId(), next, update(tx, tables.in(FOLLOW), dialect.columns(), next, before.storeId()));
        } catch (SQLException e) {
            throw new SqlErrorTranslator(dialect, tables).translate("renewal of the store's identity", e, tx);
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
