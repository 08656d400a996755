// SPDX-License-Identifier: MIT
package dev.pupsourcing.transaction;

import dev.pupsourcing.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The database has aborted a transaction (deadlock, serialization failure, stale snapshot): all changes in it are lost,
 * and the whole unit of work must be rolled back and run again.
 */
public final class TransactionLostException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param reason the reason, to follow a colon
     * @param cause the exception of the database, or null
     */
    public TransactionLostException(String reason, @Nullable Throwable cause) {
        super("the transaction is lost: " + reason + "; roll back and run the whole unit of work again", cause, false);
    }

    @Override
    public boolean isTransient() {
        return true;
    }
}
