// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import dev.pupsourcing.jdbc.spi.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** How a transaction is ended. Some drivers do more in {@link Connection#commit()} than to commit. */
enum CommitStyle {

    /** By a commit; the connection stays as it is. */
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
     * By switching autocommit on, which commits. Where transactions begin with the one lock of the database, a driver may
     * begin the next one within {@code commit()} and {@code rollback()}: that fails if another process has the lock, and the
     * connection stays out of autocommit mode with no transaction open.
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
     * @throws SQLException if it cannot; the transaction may still be open
     */
    abstract void commit(Connection connection) throws SQLException;

    /**
     * Rolls back, unless a commit that failed has done so.
     *
     * @throws SQLException if it cannot, or if there is no transaction any more
     */
    abstract void rollback(Connection connection) throws SQLException;

    private static void rollBackByStatement(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        }
    }
}
