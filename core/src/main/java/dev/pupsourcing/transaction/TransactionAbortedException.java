// SPDX-License-Identifier: MIT
package dev.pupsourcing.transaction;

import dev.pupsourcing.EventStoreException;

/**
 * A transaction that cannot be committed because a statement in it failed, although its work went on and returned. Nothing
 * of it is stored. The cause is the failure of that statement.
 */
public final class TransactionAbortedException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /**
     * An aborted transaction.
     *
     * @param subject whose transaction it is, for example {@code projection "orders"}
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
