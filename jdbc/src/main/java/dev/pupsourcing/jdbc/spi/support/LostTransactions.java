// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi.support;

import dev.pupsourcing.internal.guard.TransactionGuard;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Records connections whose transaction was lost, until they are rolled back; for databases that do not reject later
 * statements themselves.
 *
 * <p>A deadlock, for example, rolls back all changes of the transaction, but the session can continue as if nothing had
 * happened: later changes would be committed without the earlier ones. A lost connection is therefore marked, here and
 * with a savepoint in its session. A rollback removes the savepoint; while it can be released, there was no rollback.
 *
 * <p>The mark is set on the driver's connection, inside the wrappers of pools and transaction managers, so that other
 * handles of the same session are rejected too. Thread-safe.
 */
public final class LostTransactions {

    private static final String SAVEPOINT = "pupsourcing_lost";

    /** Shared by all stores of this process, because several may use one session. */
    private static final WeakIdentities<Connection> MARKED = new WeakIdentities<>();

    private final Predicate<SQLException> noSavepoint;
    private final String entering;

    /**
     * Creates the marks for one kind of database.
     *
     * @param noSavepoint whether a failed {@code RELEASE SAVEPOINT} means that the savepoint does not exist
     * @param entering a statement that begins a transaction if none is open, because drivers may not send the rollback
     *     of a transaction that has not begun
     */
    public LostTransactions(Predicate<SQLException> noSavepoint, String entering) {
        this.entering = Objects.requireNonNull(entering, "entering");
        this.noSavepoint = Objects.requireNonNull(noSavepoint, "noSavepoint");
    }

    /** Marks a connection. */
    public void mark(Connection tx) {
        Connection session = session(tx);
        MARKED.add(session);
        try {
            run(session, entering);
            run(session, "SAVEPOINT " + SAVEPOINT);
        } catch (SQLException e) {
            // either the session no longer exists, or the mark alone must suffice: it remains until this connection is
            // closed
            return;
        }
    }

    /**
     * Rejects a marked connection unless it was rolled back since.
     *
     * @throws TransactionLostException if it was not rolled back
     * @throws SQLException if the session fails
     */
    public void refuse(Connection tx) throws SQLException {
        if (MARKED.isEmpty()) {
            return;
        }
        Connection session = session(tx);
        if (!MARKED.contains(session)) {
            return;
        }
        try {
            run(session, "RELEASE SAVEPOINT " + SAVEPOINT);
        } catch (SQLException e) {
            if (!noSavepoint.test(e)) {
                throw e;
            }
            MARKED.remove(session);
            return;
        }
        mark(tx);
        throw new TransactionLostException("the database aborted it in an earlier call on this connection", null);
    }

    private static Connection session(Connection given) {
        Connection tx = TransactionGuard.beneath(given);
        try {
            return tx.isWrapperFor(Connection.class) ? tx.unwrap(Connection.class) : tx;
        } catch (SQLException e) {
            return tx;
        }
    }

    private static void run(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
