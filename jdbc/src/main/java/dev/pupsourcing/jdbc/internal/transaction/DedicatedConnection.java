// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import dev.pupsourcing.jdbc.internal.connection.BrokenConnections;
import dev.pupsourcing.jdbc.internal.connection.NewConnections;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.spi.DedicatedTransactions;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on one connection, which is taken for the first one and kept until they are closed or the connection
 * fails; then the next transaction takes a new one. Between transactions the connection has its original settings.
 * Thread-safe, one transaction at a time.
 */
public final class DedicatedConnection implements DedicatedTransactions {

    private final DataSource dataSource;
    private final Dialect dialect;
    private @Nullable TransactionSession kept;
    private boolean closed;

    public DedicatedConnection(DataSource dataSource, Dialect dialect) {
        this.dataSource = dataSource;
        this.dialect = dialect;
    }

    @Override
    public synchronized <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work)
            throws SQLException, X {
        TransactionSession session = session();
        begin(session);
        T result;
        try {
            result = work.run(session.connection());
            session.commit();
        } catch (Throwable failure) {
            discard(session, failure);
            throw failure;
        }
        settle(session);
        return result;
    }

    private TransactionSession session() throws SQLException {
        if (closed) {
            throw new SQLException("the dedicated transactions are closed");
        }
        TransactionSession open = kept;
        if (open == null) {
            open = take();
            kept = open;
        }
        return open;
    }

    private TransactionSession take() throws SQLException {
        Connection connection = NewConnections.take(dataSource);
        try {
            return TransactionSession.of(connection, dialect);
        } catch (Throwable failure) {
            try (connection) {
                throw failure;
            }
        }
    }

    private void begin(TransactionSession session) throws SQLException {
        try {
            session.begin();
        } catch (Throwable failure) {
            BrokenConnections.dropIfUnfit(session.connection(), failure, dialect);
            giveBack(session, failure);
            throw failure;
        }
    }

    /** Returns a failed connection to its pool, after a rollback. */
    private void discard(TransactionSession session, Throwable failure) {
        BrokenConnections.dropIfUnfit(session.connection(), failure, dialect);
        try {
            session.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
            kept = null;
            closeQuietly(session, failure);
            return;
        }
        giveBack(session, failure);
    }

    /** The work is committed, so the caller need not know that the connection cannot be reset. */
    private void settle(TransactionSession session) {
        try {
            session.restoreMode();
        } catch (SQLException e) {
            giveBack(session, e);
        }
    }

    private void giveBack(TransactionSession session, Throwable reason) {
        kept = null;
        try {
            session.restore();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
        closeQuietly(session, reason);
    }

    private static void closeQuietly(TransactionSession session, Throwable reason) {
        try {
            session.connection().close();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        TransactionSession open = kept;
        if (open != null) {
            giveBack(open, new SQLException("closing"));
        }
    }
}
