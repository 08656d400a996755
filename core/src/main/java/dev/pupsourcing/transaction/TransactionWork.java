// SPDX-License-Identifier: MIT
package dev.pupsourcing.transaction;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A unit of work that runs in one transaction, possibly more than once until it succeeds.
 *
 * @param <T> what it returns
 */
@FunctionalInterface
public interface TransactionWork<T extends @org.jspecify.annotations.Nullable Object> {

    /**
     * Does the work.
     *
     * @param tx a connection with the transaction open; not to be committed, rolled back or closed
     * @throws SQLException if the work's own statements fail
     */
    T run(Connection tx) throws SQLException;
}
