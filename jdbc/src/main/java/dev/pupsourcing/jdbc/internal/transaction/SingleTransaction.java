// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import dev.pupsourcing.jdbc.internal.connection.BrokenConnections;
import dev.pupsourcing.jdbc.internal.connection.NewConnections;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs one transaction on one connection, which is returned with its original settings.
 *
 * <p>After the commit, failures to reset or close the connection are not reported, because the work is committed. After
 * a failed rollback, autocommit stays off, because turning it on would commit.
 */
final class SingleTransaction {

    private final DataSource dataSource;
    private final Dialect dialect;

    SingleTransaction(DataSource dataSource, Dialect dialect) {
        this.dataSource = dataSource;
        this.dialect = dialect;
    }

    /** Runs user work with a guarded connection. */
    <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work) throws SQLException, X {
        return callOnSession(session -> GuardedWork.run(work, session));
    }

    /** Runs work of the library on the connection itself. */
    <T extends @Nullable Object, X extends Exception> T callPlain(TransactionWork<T, X> work) throws SQLException, X {
        return callOnSession(session -> work.run(session.connection()));
    }

    private <T extends @Nullable Object, X extends Exception> T callOnSession(SessionWork<T, X> work)
            throws SQLException, X {
        Connection connection = NewConnections.take(dataSource);
        T result;
        try {
            TransactionSession session = TransactionSession.of(connection, dialect);
            begin(session);
            result = runAndCommit(session, work);
        } catch (Throwable failure) {
            quietly(connection::close, failure);
            throw failure;
        }
        quietly(connection::close, null);
        return result;
    }

    private void begin(TransactionSession session) throws SQLException {
        try {
            session.begin();
        } catch (Throwable failure) {
            BrokenConnections.dropIfUnfit(session.connection(), failure, dialect);
            quietly(session::restore, failure);
            throw failure;
        }
    }

    private <T extends @Nullable Object, X extends Exception> T runAndCommit(
            TransactionSession session, SessionWork<T, X> work) throws SQLException, X {
        T result;
        try {
            result = work.run(session);
            session.commit();
        } catch (Throwable failure) {
            BrokenConnections.dropIfUnfit(session.connection(), failure, dialect);
            quietly(
                    () -> {
                        session.rollback();
                        session.restore();
                    },
                    failure);
            throw failure;
        }
        quietly(session::restore, null);
        return result;
    }

    private static void quietly(Step step, @Nullable Throwable reason) {
        try {
            step.run();
        } catch (SQLException e) {
            if (reason != null) {
                reason.addSuppressed(e);
            }
        }
    }

    /** Work in the open transaction of a session. */
    @FunctionalInterface
    private interface SessionWork<T extends @Nullable Object, X extends Exception> {
        T run(TransactionSession session) throws SQLException, X;
    }

    /** An operation on the connection. */
    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }
}
