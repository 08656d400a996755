// SPDX-License-Identifier: MIT
package dev.pupsourcing.transaction;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Opens transactions. An implementation connects the library to a framework's transaction manager; the facade has one over
 * plain JDBC. Implemented by the library, or by you for the transactions of a framework.
 *
 * <p>An implementation begins a transaction on a connection, runs the work, commits if it returns and rolls back if it
 * throws, and passes on what it throws. You implement it as a class, or pass a reference to a generic method; a lambda
 * cannot be generic. Thread-safe.
 */
public interface TransactionRunner {

    /**
     * Runs work in a new transaction.
     *
     * @return the work's result, after the commit
     * @throws SQLException if the connection, a statement of the work or the commit fails
     * @throws X if the work throws it; the transaction is rolled back
     */
    <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work) throws SQLException, X;
}
