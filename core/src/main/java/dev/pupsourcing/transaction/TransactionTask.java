// SPDX-License-Identifier: MIT
package dev.pupsourcing.transaction;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A unit of work without a result, which runs in one transaction. It can run more than once until it succeeds. You implement
 * it, usually as a lambda. Implemented by you.
 *
 * @param <X> the exception of its own that it may throw; {@link RuntimeException} if it has none
 */
@FunctionalInterface
public interface TransactionTask<X extends Exception> {

    /**
     * Does the work.
     *
     * @param tx a connection with an open transaction; the work must not commit it, roll it back or close it
     * @throws SQLException if one of the work's own statements fails
     * @throws X if the work refuses; the transaction is rolled back
     */
    void run(Connection tx) throws SQLException, X;
}
