// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.jdbc.spi.SchemaLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A schema lock, because concurrent {@code CREATE ... IF NOT EXISTS} statements collide in PostgreSQL's catalog. An
 * advisory lock is held until the transaction ends, which also works with a transaction pooler; in autocommit mode all
 * changes become one transaction.
 */
final class PostgresSchemaLock implements SchemaLock {

    static final PostgresSchemaLock INSTANCE = new PostgresSchemaLock();

    /** The key is arbitrary, but must be the same in all versions of this library. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(7526768903561293621)";

    private PostgresSchemaLock() {}

    @Override
    public void around(Connection connection, Changes changes) throws SQLException {
        if (!connection.getAutoCommit()) {
            locked(connection, changes);
            return;
        }
        connection.setAutoCommit(false);
        try {
            locked(connection, changes);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void locked(Connection connection, Changes changes) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
        }
        changes.run();
    }

    private static void rollBack(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
