// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One transaction on one connection, which is given back as it was.
 *
 * <p>Once the commit has returned, nothing that fails afterwards is reported: the work is done, and a connection that
 * cannot be reset or closed is of no interest to the caller. After a rollback that failed, autocommit stays off, because
 * switching it on would commit.
 */
final class SingleTransaction {

    private final DataSource dataSource;
    private final OptionalInt isolation;
    private final CommitStyle style;

    SingleTransaction(DataSource dataSource, OptionalInt isolation, CommitStyle style) {
        this.dataSource = dataSource;
        this.isolation = isolation;
        this.style = style;
    }

    <T extends @Nullable Object> T call(TransactionWork<T> work) throws SQLException {
        Connection connection = dataSource.getConnection();
        T result;
        try {
            boolean autoCommit = connection.getAutoCommit();
            OptionalInt before = isolate(connection);
            if (autoCommit) {
                connection.setAutoCommit(false);
            }
            result = runAndCommit(connection, work, () -> restore(connection, autoCommit, before));
        } catch (Throwable failure) {
            quietly(connection::close, failure);
            throw failure;
        }
        quietly(connection::close, null);
        return result;
    }

    /** Sets the isolation level if it differs, and returns what it was in that case. */
    private OptionalInt isolate(Connection connection) throws SQLException {
        if (isolation.isEmpty()) {
            return isolation;
        }
        int before = connection.getTransactionIsolation();
        if (before == isolation.getAsInt()) {
            return OptionalInt.empty();
        }
        connection.setTransactionIsolation(isolation.getAsInt());
        return OptionalInt.of(before);
    }

    private <T extends @Nullable Object> T runAndCommit(Connection connection, TransactionWork<T> work, Step restore)
            throws SQLException {
        T result;
        try {
            result = work.run(connection);
            style.commit(connection);
        } catch (Throwable failure) {
            quietly(() -> rollback(connection, restore), failure);
            throw failure;
        }
        quietly(restore, null);
        return result;
    }

    private void rollback(Connection connection, Step restore) throws SQLException {
        style.rollback(connection);
        restore.run();
    }

    private static void restore(Connection connection, boolean autoCommit, OptionalInt isolation) throws SQLException {
        if (connection.getAutoCommit() != autoCommit) {
            connection.setAutoCommit(autoCommit);
        }
        if (isolation.isPresent()) {
            connection.setTransactionIsolation(isolation.getAsInt());
        }
    }

    private static void quietly(Step step, @Nullable Throwable reason) {
        try {
            step.run();
        } catch (SQLException e) {
            if (reason != null) {
                reason.addSuppressed(e);
            }
        }
    }

    /** Something done to the connection. */
    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }
}
