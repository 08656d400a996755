// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi.support;

import dev.pupsourcing.jdbc.spi.AppendOutcome;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A savepoint around the statements of one append: if one of them fails, the append has no effect. */
public final class AppendSavepoint {

    private static final String NAME = "pupsourcing_append";
    private static final int ATTEMPTS = 2;

    private final Connection tx;
    private final Predicate<SQLException> ended;

    private AppendSavepoint(Connection tx, Predicate<SQLException> ended) {
        this.tx = tx;
        this.ended = ended;
    }

    /** The statements of an append. Implemented by authors of databases. */
    @FunctionalInterface
    public interface Statements {

        /** Runs the statements. */
        AppendOutcome run() throws SQLException;
    }

    /**
     * Sets the savepoint.
     *
     * @param ended whether a failure may have aborted the whole transaction, so that the savepoint no longer exists
     */
    public static AppendSavepoint set(Connection tx, Predicate<SQLException> ended) throws SQLException {
        AppendSavepoint savepoint = new AppendSavepoint(tx, ended);
        savepoint.execute("SAVEPOINT " + NAME);
        return savepoint;
    }

    /**
     * Runs the statements and releases the savepoint; rolls back to it if they fail or reject the append.
     *
     * @throws TransactionLostException if their effects cannot be undone
     */
    public AppendOutcome around(Statements statements) throws SQLException {
        AppendOutcome outcome;
        try {
            outcome = statements.run();
            if (outcome instanceof AppendOutcome.Stored) {
                release();
            }
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e;
        }
        if (outcome instanceof AppendOutcome.Refused) {
            undo(null);
        }
        return outcome;
    }

    /** Releases the savepoint. */
    public void release() throws SQLException {
        execute("RELEASE SAVEPOINT " + NAME);
    }

    /**
     * Rolls back to the savepoint.
     *
     * @param reason the failure, or null
     * @throws TransactionLostException if that fails
     */
    public void undo(@Nullable Exception reason) {
        for (int attempt = 1; !wentBack(attempt, reason); attempt++) {
            // retry once: the first attempt may have been interrupted
        }
        try {
            release();
        } catch (SQLException e) {
            // a remaining empty savepoint is harmless; the next append replaces it
            return;
        }
    }

    private boolean wentBack(int attempt, @Nullable Exception reason) {
        try {
            execute("ROLLBACK TO SAVEPOINT " + NAME);
            return true;
        } catch (SQLException e) {
            if (attempt < ATTEMPTS) {
                return false;
            }
            if (reason instanceof SQLException failure && ended.test(failure)) {
                failure.addSuppressed(e);
                return true;
            }
            if (reason != null) {
                e.addSuppressed(reason);
            }
            throw new TransactionLostException("a failed append could not be undone", e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute(sql);
        }
    }
}
