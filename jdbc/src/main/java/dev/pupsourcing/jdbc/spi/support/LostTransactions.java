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
 * Remembers connections whose transaction was lost, until they are rolled back; for databases that do not themselves
 * refuse what comes after.
 *
 * <p>A deadlock, for example, rolls back all that the transaction wrote, and yet the session may go on as if nothing had
 * happened: what is written next would be committed without what came before. So a lost connection is marked, here and by
 * a savepoint in its session. A rollback removes the savepoint; as long as it can be released, there was none.
 *
 * <p>The mark is set on the driver's own connection, below the wrappers of pools and transaction managers, so that another
 * handle of the same session is refused too. Thread-safe.
 */
public final class LostTransactions {

    private static final String SAVEPOINT = "pupsourcing_lost";

    /** Of all stores of this process, since several may use one session. */
    private static final WeakIdentities<Connection> MARKED = new WeakIdentities<>();

    private final Predicate<SQLException> noSavepoint;
    private final String entering;

    /**
     * The marks of one kind of database.
     *
     * @param noSavepoint whether a failed {@code RELEASE SAVEPOINT} says that there is no such savepoint
     * @param entering a statement that begins a transaction if none is open, since drivers may not send the rollback of
     *     a transaction that has not begun
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
            // Either the session is gone and commits nothing, or the mark alone has to do: it stands until this
            // connection is given up.
            return;
        }
    }

    /**
     * Refuses a marked connection unless it was rolled back since.
     *
     * @throws TransactionLostException if it was not
     * @throws SQLException if the session does not answer
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
        throw new TransactionLostException("it was given up in an earlier call on this connection", null);
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
