// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.jdbc.dialect.Dialect;
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
                rollBackByStatement(connection, e);
                throw e;
            }
        }

        @Override
        void rollback(Connection connection) throws SQLException {
            if (!connection.getAutoCommit()) {
                rollBackByStatement(connection, null);
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

    /** Rolls back, unless a commit that failed has done so. */
    abstract void rollback(Connection connection) throws SQLException;

    /** A rollback fails if there is no transaction any more, which is what was asked for. */
    private static void rollBackByStatement(
            Connection connection, @org.jspecify.annotations.Nullable SQLException reason) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            if (reason != null) {
                reason.addSuppressed(e);
            }
        }
    }
}
