// SPDX-License-Identifier: MIT
package dev.pupsourcing.transaction;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Opens transactions, so that a framework's transaction manager can take the place of plain JDBC.
 *
 * <p>An implementation begins a transaction on a connection, runs the work, commits if it returns and rolls back if it
 * throws, and passes on what it throws. Thread-safe.
 */
@FunctionalInterface
public interface TransactionRunner {

    /**
     * Runs work in a transaction of its own and returns its result once that has committed.
     *
     * @throws SQLException if the connection, the work or the commit fails
     */
    <T extends @Nullable Object> T call(TransactionWork<T> work) throws SQLException;
}
