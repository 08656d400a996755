// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.internal.text.SafeMessage;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.TransactionRules;
import dev.pupsourcing.spi.GuardRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;

/**
 * A connection that transactions are run on one after the other, and the settings it had before. For one thread at a time.
 *
 * <p>No transaction is assumed to be open because the connection is out of autocommit mode, and none to be over because it
 * is back in it: drivers change the mode before they send the statement, and keep the change if that fails.
 */
final class TransactionSession {

    private final Connection connection;
    private final CommitStyle style;
    private final TransactionRules rules;
    private final GuardRules guardRules;
    private final boolean autoCommit;
    private final OptionalInt isolation;

    private TransactionSession(Connection connection, Dialect dialect, boolean autoCommit, OptionalInt isolation) {
        this.connection = connection;
        this.style = CommitStyle.of(dialect);
        this.rules = dialect.transactionRules();
        this.guardRules = dialect.guardRules();
        this.autoCommit = autoCommit;
        this.isolation = isolation;
    }

    /** A connection at the isolation level that a dialect asks for. */
    static TransactionSession of(Connection connection, Dialect dialect) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        OptionalInt isolation = isolate(connection, dialect.transactionIsolation());
        return new TransactionSession(connection, dialect, autoCommit, isolation);
    }

    /** Sets the isolation level if it differs, and returns what it was in that case. */
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
     * @throws SQLException if none is open afterwards
     */
    void begin() throws SQLException {
        if (connection.getAutoCommit()) {
            connection.setAutoCommit(false);
        } else {
            rules.ensureOpen(connection);
        }
    }

    /**
     * Commits.
     *
     * @throws SQLException if the database said that it has rolled back
     * @throws StoreAccessException if it is unknown whether the transaction is stored
     */
    void commit() throws SQLException {
        try {
            style.commit(connection);
        } catch (SQLException e) {
            if (rules.isRolledBack(e)) {
                throw e;
            }
            throw unknown(e);
        } catch (RuntimeException e) {
            throw unknown(e);
        }
    }

    private static StoreAccessException unknown(Exception failure) {
        return new StoreAccessException(
                Reason.COMMIT_UNKNOWN,
                "a commit failed and its outcome is unknown (" + Reason.COMMIT_UNKNOWN + "): " + SafeMessage.of(failure)
                        + "; the transaction may be stored or not: look before you repeat it, or append the events"
                        + " again with the same ids and idempotentAppends",
                false,
                failure);
    }

    /**
     * Rolls back.
     *
     * @throws SQLException if the transaction may still be open; the connection must be given up as it is then, because
     *     switching autocommit on would commit
     */
    void rollback() throws SQLException {
        try {
            style.rollback(connection);
        } catch (SQLException e) {
            if (!rules.isRolledBack(e)) {
                throw e;
            }
        }
    }

    /** Gives the connection its settings back, all that can be. No transaction of value may be open. */
    void restore() throws SQLException {
        try {
            restoreMode();
        } finally {
            if (isolation.isPresent()) {
                connection.setTransactionIsolation(isolation.getAsInt());
            }
        }
    }

    /** Gives the connection its autocommit mode back. */
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
