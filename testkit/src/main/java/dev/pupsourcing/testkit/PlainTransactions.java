// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import dev.pupsourcing.TransactionLostException;
import dev.pupsourcing.TransactionRunner;
import dev.pupsourcing.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Transactions as a caller writes them by hand, at the connections' own isolation level, run again if the database gives them
 * up. Thread-safe.
 *
 * @param dataSource connections in autocommit mode
 */
record PlainTransactions(DataSource dataSource) implements TransactionRunner {

    /** Enough for one success of each of a test's threads before the last. */
    private static final int ATTEMPTS = 20;

    @Override
    public <T extends @Nullable Object> T call(TransactionWork<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException | TransactionLostException e) {
                if (attempt == ATTEMPTS || !isLost(e)) {
                    throw e;
                }
            }
        }
    }

    private <T extends @Nullable Object> T once(TransactionWork<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.run(connection);
                connection.commit();
            } catch (Throwable failure) {
                connection.rollback();
                throw failure;
            }
            connection.setAutoCommit(true);
            return result;
        }
    }

    private static boolean isLost(Exception failure) {
        return !(failure instanceof SQLException sql)
                || (sql.getSQLState() != null && sql.getSQLState().startsWith("40"));
    }
}
