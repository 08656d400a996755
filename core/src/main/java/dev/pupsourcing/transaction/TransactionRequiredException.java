// SPDX-License-Identifier: MIT
package dev.pupsourcing.transaction;

import dev.pupsourcing.EventStoreException;

/** A connection in autocommit mode where a transaction is needed; nothing was sent. */
public final class TransactionRequiredException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /**
     * A missing transaction.
     *
     * @param operation what was asked for, for example {@code "append"}
     */
    public TransactionRequiredException(String operation) {
        super(
                operation + " needs a transaction, but the connection is in autocommit mode;"
                        + " call setAutoCommit(false) first or let the facade or a TransactionRunner open the transaction",
                null,
                true);
    }
}
