// SPDX-License-Identifier: MIT
package dev.pupsourcing.transaction;

import dev.pupsourcing.EventStoreException;

/** A transaction is required, but the connection is in autocommit mode; nothing was sent. */
public final class TransactionRequiredException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param operation the operation, for example {@code "append"}
     */
    public TransactionRequiredException(String operation) {
        super(
                operation + " needs a transaction, but the connection is in autocommit mode;"
                        + " call setAutoCommit(false) first or let the facade or a TransactionRunner open the transaction",
                null,
                true);
    }
}
