// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.DedicatedTransactions;
import dev.pupsourcing.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on one connection, which is taken at the first and kept until the end, or until it fails; then the next
 * transaction takes another. Thread-safe, one transaction at a time.
 */
final class DedicatedConnection implements DedicatedTransactions {

    private final DataSource dataSource;
    private final OptionalInt isolation;
    private final CommitStyle style;
    private @Nullable Connection kept;
    private int isolationBefore;
    private boolean closed;

    DedicatedConnection(DataSource dataSource, OptionalInt isolation, CommitStyle style) {
        this.dataSource = dataSource;
        this.isolation = isolation;
        this.style = style;
    }

    @Override
    public synchronized <T extends @Nullable Object> T call(TransactionWork<T> work) throws SQLException {
        Connection connection = connection();
        try {
            connection.setAutoCommit(false);
            T result = work.run(connection);
            style.commit(connection);
            connection.setAutoCommit(true);
            return result;
        } catch (Throwable failure) {
            discard(connection, failure);
            throw failure;
        }
    }

    private Connection connection() throws SQLException {
        if (closed) {
            throw new SQLException("the dedicated transactions are closed");
        }
        Connection open = kept;
        if (open == null) {
            open = dataSource.getConnection();
            isolationBefore = open.getTransactionIsolation();
            if (isolation.isPresent()) {
                open.setTransactionIsolation(isolation.getAsInt());
            }
            kept = open;
        }
        return open;
    }

    /** A connection on which something failed is given back; what it was in the middle of is rolled back. */
    private void discard(Connection connection, Throwable failure) {
        kept = null;
        try (connection) {
            style.rollback(connection);
            restore(connection);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private void restore(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        if (isolation.isPresent()) {
            connection.setTransactionIsolation(isolationBefore);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        Connection open = kept;
        kept = null;
        if (open != null) {
            try (open) {
                restore(open);
            } catch (SQLException e) {
                // A connection that is broken needs no giving back.
            }
        }
    }
}
