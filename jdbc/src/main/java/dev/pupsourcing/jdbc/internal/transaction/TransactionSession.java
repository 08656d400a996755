// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.internal.guard.CommittingStatement;
import dev.pupsourcing.internal.text.SafeMessage;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.spi.GuardRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A connection for a sequence of transactions, with its original settings. Used by one thread at a time.
 *
 * <p>The autocommit mode does not show whether a transaction is open: drivers change the mode before they send the
 * statement, and keep the change if the statement fails.
 */
final class TransactionSession {

    private final Connection connection;
    private final CommitStyle style;
    private final Dialect dialect;
    private final GuardRules guardRules;
    private final boolean autoCommit;
    private final OptionalInt isolation;
    private boolean foundOpen;
    private @Nullable CommittingStatement last;

    private TransactionSession(Connection connection, Dialect dialect, boolean autoCommit, OptionalInt isolation) {
        this.connection = connection;
        this.style = CommitStyle.of(dialect);
        this.dialect = dialect;
        this.guardRules = dialect.guardRules();
        this.autoCommit = autoCommit;
        this.isolation = isolation;
    }

    /**
     * Prepares a connection with the isolation level that a dialect requires. With a single writer, autocommit is on
     * after the work even if it was off: to turn it off may begin a transaction, which would keep the write lock.
     */
    static TransactionSession of(Connection connection, Dialect dialect) throws SQLException {
        boolean autoCommit = dialect.singleWriter() || connection.getAutoCommit();
        OptionalInt isolation = isolate(connection, dialect.transactionIsolation());
        return new TransactionSession(connection, dialect, autoCommit, isolation);
    }

    /** Sets the isolation level if it differs, and returns the previous one in that case. */
    private static OptionalInt isolate(Connection connection, OptionalInt wanted) throws SQLException {
        if (wanted.isEmpty()) {
            return wanted;
        }
        int before = connection.getTransactionIsolation();
        if (before == wanted.getAsInt()) {
            return OptionalInt.empty();
        }
        connection.setTransactionIsolation(wanted.getAsInt());
        return OptionalInt.of(before);
    }

    Connection connection() {
        return connection;
    }

    GuardRules guardRules() {
        return guardRules;
    }

    /**
     * Begins a transaction.
     *
     * @throws SQLException if no transaction is open afterwards
     */
    void begin() throws SQLException {
        if (connection.getAutoCommit()) {
            connection.setAutoCommit(false);
        } else {
            foundOpen = true;
            dialect.ensureTransaction(connection);
        }
    }

    /** Commits the current transaction with a statement. */
    void commitWith(CommittingStatement statement) {
        last = statement;
    }

    /**
     * Commits.
     *
     * @throws SQLException if the database reported that it has rolled back
     * @throws EventStoreException if the statement that commits has rolled back
     * @throws StoreAccessException if it is unknown whether the transaction is committed
     */
    void commit() throws SQLException {
        try {
            runLast();
            style.commit(connection);
        } catch (EventStoreException e) {
            throw e;
        } catch (SQLException e) {
            if (dialect.isRolledBack(e)) {
                throw e;
            }
            throw unknown(e);
        } catch (RuntimeException e) {
            throw unknown(e);
        }
    }

    /** After it the plain commit has nothing to do, which drivers know without asking the server. */
    private void runLast() throws SQLException {
        CommittingStatement statement = last;
        last = null;
        if (statement != null) {
            statement.run(connection);
        }
    }

    private StoreAccessException unknown(Exception failure) {
        return new StoreAccessException(
                Reason.COMMIT_UNKNOWN,
                "a commit failed and its outcome is unknown (" + Reason.COMMIT_UNKNOWN + "): " + SafeMessage.of(failure)
                        + "; the transaction may be committed or not: check before you repeat it, or append the "
                        + "events again with the same ids and idempotentAppends" + ofAContainer(failure),
                false,
                failure);
    }

    /** A pool refuses a commit in a container's transaction itself: it has no state that a database would send. */
    private String ofAContainer(Exception failure) {
        boolean refused = foundOpen && failure instanceof SQLException sql && sql.getSQLState() == null;
        return refused
                ? "; if a container (JTA) manages this thread's transaction, the work belongs to it and is committed or "
                        + "rolled back with it: append with the store and a connection there, not with the facade"
                : "";
    }

    /**
     * Rolls back.
     *
     * @throws SQLException if the transaction may still be open; the connection must be closed without changes then,
     *     because turning autocommit on would commit
     */
    void rollback() throws SQLException {
        try {
            style.rollback(connection);
        } catch (SQLException e) {
            if (!dialect.isRolledBack(e)) {
                throw e;
            }
        }
    }

    /**
     * Restores the connection's settings as far as possible. Must not be called with an open transaction whose changes
     * matter.
     */
    void restore() throws SQLException {
        try {
            restoreMode();
        } finally {
            if (isolation.isPresent()) {
                connection.setTransactionIsolation(isolation.getAsInt());
            }
        }
    }

    /** Restores the connection's autocommit mode. */
    void restoreMode() throws SQLException {
        if (connection.getAutoCommit() == autoCommit) {
            return;
        }
        try {
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            if (!autoCommit || !connection.getAutoCommit()) {
                throw e;
            }
        }
    }
}
