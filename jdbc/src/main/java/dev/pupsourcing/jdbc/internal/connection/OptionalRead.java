// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * An optional read in the caller's transaction. It runs in a savepoint, so that the transaction remains usable if it
 * fails, also on databases where a failed statement aborts the transaction.
 */
public record OptionalRead(SqlErrorTranslator failures, String operation, Connection tx) {

    private static final String SAVEPOINT = "pupsourcing_read";

    /**
     * Runs the read.
     *
     * @throws dev.pupsourcing.EventStoreException if it failed and the transaction can continue
     * @throws SQLException if it failed and could not be undone
     */
    public <T> T run(SqlCall<T> read) throws SQLException {
        if (tx.getAutoCommit()) {
            return read.run();
        }
        execute("SAVEPOINT " + SAVEPOINT);
        T result;
        try {
            result = read.run();
        } catch (SQLException e) {
            undo(e);
            throw failures.translateUndone(operation, e, tx);
        }
        execute("RELEASE SAVEPOINT " + SAVEPOINT);
        return result;
    }

    /** Rolls back to the savepoint; if it no longer exists, the failure has aborted the transaction. */
    private void undo(SQLException failure) throws SQLException {
        try {
            execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
            execute("RELEASE SAVEPOINT " + SAVEPOINT);
        } catch (SQLException e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute(sql);
        }
    }
}
