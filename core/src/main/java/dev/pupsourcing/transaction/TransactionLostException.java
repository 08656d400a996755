// SPDX-License-Identifier: MIT
package dev.pupsourcing.transaction;

import dev.pupsourcing.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that the database has given up (deadlock, serialization failure, stale snapshot): all that the caller
 * wrote in it is gone, and the whole unit of work must be rolled back and run again.
 */
public final class TransactionLostException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /**
     * A lost transaction.
     *
     * @param reason why, in words that follow a colon
     * @param cause what the database said, or null
     */
    public TransactionLostException(String reason, @Nullable Throwable cause) {
        super("the transaction is lost: " + reason + "; roll back and run the whole unit of work again", cause, false);
    }

    @Override
    public boolean isTransient() {
        return true;
    }
}
