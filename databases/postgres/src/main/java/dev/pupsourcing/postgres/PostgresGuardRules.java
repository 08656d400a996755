// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.spi.GuardRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The guard rules of PostgreSQL: any failed statement aborts the transaction, until a rollback to a savepoint; the
 * driver then commits without an exception, although the server rolls back. Procedures cannot commit in a transaction
 * block.
 */
final class PostgresGuardRules implements GuardRules {

    static final PostgresGuardRules INSTANCE = new PostgresGuardRules();

    /** The SQL state of failures after the one that aborted the transaction. */
    private static final String IN_FAILED_TRANSACTION = "25P02";

    private PostgresGuardRules() {}

    @Override
    public boolean isAftermath(SQLException failure) {
        return IN_FAILED_TRANSACTION.equals(failure.getSQLState());
    }

    @Override
    public boolean isUsable(Connection tx) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute("SELECT 1");
            return true;
        } catch (SQLException e) {
            if (isAftermath(e)) {
                return false;
            }
            throw e;
        }
    }
}
