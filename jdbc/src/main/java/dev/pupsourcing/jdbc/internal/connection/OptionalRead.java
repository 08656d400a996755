// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A read in the caller's transaction that the caller can do without. It runs inside a savepoint, so that its failure
 * leaves the transaction usable also where a failed statement would end it.
 */
public record OptionalRead(SqlErrorTranslator failures, String operation, Connection tx) {

    private static final String SAVEPOINT = "pupsourcing_read";

    /**
     * Runs the read.
     *
     * @throws dev.pupsourcing.EventStoreException if it failed and the transaction can go on
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

    /** Rolls back to the savepoint; if there is none any more, the failure has ended the transaction. */
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
