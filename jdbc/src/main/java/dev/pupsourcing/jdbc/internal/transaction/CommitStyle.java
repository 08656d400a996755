// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import dev.pupsourcing.jdbc.spi.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The way to end a transaction. Some drivers do more than commit in {@link Connection#commit()}. */
enum CommitStyle {

    /** With {@code commit()}; the connection's mode does not change. */
    COMMIT {
        @Override
        void commit(Connection connection) throws SQLException {
            connection.commit();
        }

        @Override
        void rollback(Connection connection) throws SQLException {
            connection.rollback();
        }
    },

    /**
     * By turning autocommit on, which commits. If transactions begin with the database's single write lock, a driver
     * may begin the next one within {@code commit()} and {@code rollback()}: this fails if another process has the
     * lock, and leaves the connection without autocommit and without an open transaction.
     */
    AUTOCOMMIT {
        @Override
        void commit(Connection connection) throws SQLException {
            try {
                connection.setAutoCommit(true);
            } catch (SQLException e) {
                try {
                    rollBackByStatement(connection);
                } catch (SQLException again) {
                    e.addSuppressed(again);
                }
                throw e;
            }
        }

        @Override
        void rollback(Connection connection) throws SQLException {
            if (!connection.getAutoCommit()) {
                rollBackByStatement(connection);
            }
        }
    };

    static CommitStyle of(Dialect dialect) {
        return dialect.singleWriter() ? AUTOCOMMIT : COMMIT;
    }

    /**
     * Commits.
     *
     * @throws SQLException if the commit fails; the transaction may still be open
     */
    abstract void commit(Connection connection) throws SQLException;

    /**
     * Rolls back, unless a failed commit has already done so.
     *
     * @throws SQLException if the rollback fails, or there is no longer a transaction
     */
    abstract void rollback(Connection connection) throws SQLException;

    private static void rollBackByStatement(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        }
    }
}
