// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.spi.SchemaLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A schema lock that takes the write lock first, and waits up to {@code busy_timeout}. A transaction that reads first
 * could not get it after another one has written.
 */
final class SqliteSchemaLock implements SchemaLock {

    static final SqliteSchemaLock INSTANCE = new SqliteSchemaLock();

    private SqliteSchemaLock() {}

    @Override
    public void around(Connection connection, Changes changes) throws SQLException {
        if (!connection.getAutoCommit()) {
            changes.run();
            return;
        }
        execute(connection, "BEGIN IMMEDIATE");
        try {
            changes.run();
            execute(connection, "COMMIT");
        } catch (SQLException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
        }
    }

    private static void rollBack(Connection connection, Exception reason) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
