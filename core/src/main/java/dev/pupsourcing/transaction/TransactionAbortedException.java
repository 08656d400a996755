// SPDX-License-Identifier: MIT
package dev.pupsourcing.transaction;

import dev.pupsourcing.EventStoreException;

/**
 * A transaction cannot be committed because one of its statements failed, although its work continued and returned.
 * Nothing is stored. The cause is the failure of that statement.
 */
public final class TransactionAbortedException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param subject the owner of the transaction, for example {@code projection "orders"}
     * @param cause the failure of the first statement that failed
     */
    public TransactionAbortedException(String subject, Throwable cause) {
        super(
                subject + " went on after a statement had failed, but the database has undone the transaction with it;"
                        + " let the exception pass, or set a savepoint before such a statement and roll back to it",
                cause,
                false);
    }
}
