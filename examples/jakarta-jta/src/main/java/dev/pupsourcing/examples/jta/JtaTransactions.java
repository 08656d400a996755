// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.jta;

import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

// region runner
/** Runs each unit of work in a new JTA transaction; one that is already open is suspended until it has ended. */
record JtaTransactions(TransactionManager manager, DataSource dataSource) implements TransactionRunner {

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work) throws SQLException, X {
        Transaction outer = suspendAndBegin();
        try {
            T result;
            try (Connection connection = dataSource.getConnection()) {
                result = work.run(connection);
            } catch (Throwable failure) {
                rollback(failure);
                throw failure;
            }
            commit();
            return result;
        } finally {
            resume(outer);
        }
    }

    private void commit() throws SQLException {
        try {
            if (manager.getStatus() == Status.STATUS_MARKED_ROLLBACK) {
                manager.rollback();
                throw new SQLException("the transaction was marked for rollback, and was rolled back", "40000");
            }
            manager.commit();
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException | SystemException e) {
            Optional<String> state = CommitFailure.provenRollback(e);
            if (state.isPresent()) {
                throw new SQLException("the transaction was rolled back: " + e.getMessage(), state.get(), e);
            }
            throw new StoreAccessException(
                    Reason.COMMIT_UNKNOWN, "a transaction may be committed or not: " + e.getMessage(), false, e);
        }
    }
    // endregion

    private @Nullable Transaction suspendAndBegin() throws SQLException {
        try {
            Transaction outer = manager.suspend();
            manager.begin();
            return outer;
        } catch (NotSupportedException | SystemException e) {
            throw new SQLException("no JTA transaction can begin", e);
        }
    }

    private void rollback(Throwable failure) {
        try {
            manager.rollback();
        } catch (SystemException | IllegalStateException e) {
            failure.addSuppressed(e);
        }
    }

    private void resume(@Nullable Transaction outer) throws SQLException {
        if (outer != null) {
            try {
                manager.resume(outer);
            } catch (InvalidTransactionException | SystemException e) {
                throw new SQLException("the suspended JTA transaction cannot be resumed", e);
            }
        }
    }
}
