// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.rivals;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.jdbc.ConnectionWrapperFactory.NoOpCloseHandler;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;

/**
 * Transactions with a pool, one at a time on each thread; Axon itself supports only those of Spring and Jakarta.
 * Thread-safe.
 */
final class AxonTransactions implements TransactionManager, ConnectionProvider {

    private final DataSource dataSource;

    @SuppressWarnings("ThreadLocalUsage") // one for each pool
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    AxonTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection open = current.get();
        return open == null ? dataSource.getConnection() : ConnectionWrapperFactory.wrap(open, new NoOpCloseHandler());
    }

    @Override
    public Transaction startTransaction() {
        if (current.get() != null) {
            return new Joined();
        }
        try {
            Connection connection = dataSource.getConnection();
            connection.setAutoCommit(false);
            current.set(connection);
            return new Own(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A nested part of a transaction that the outer part ends. */
    private static final class Joined implements Transaction {
        @Override
        public void commit() {}

        @Override
        public void rollback() {}
    }

    /** A transaction on a connection, which is returned to the pool at its end. */
    private final class Own implements Transaction {
        private final Connection connection;

        Own(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void commit() {
            end(true);
        }

        @Override
        public void rollback() {
            end(false);
        }

        private void end(boolean commit) {
            current.remove();
            try (Connection ending = connection) {
                if (commit) {
                    ending.commit();
                } else {
                    ending.rollback();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
