// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import dev.pupsourcing.internal.text.SafeMessage;
import org.jspecify.annotations.Nullable;

/**
 * The root of all errors of the event store; every one says whether the caller's transaction may go on.
 *
 * <p>Subclasses carry the facts as fields; nothing needs to be read out of a message.
 */
public class EventStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean transactionUsable;

    /**
     * An error with its cause.
     *
     * @param message what went wrong, which thing it concerns, and the way out; kept as one line that is safe to print,
     *     without passwords and rows that a server quoted
     * @param cause what the database said, or null
     * @param transactionUsable whether the caller's transaction may go on and commit
     */
    public EventStoreException(String message, @Nullable Throwable cause, boolean transactionUsable) {
        super(SafeMessage.clean(message), cause);
        this.transactionUsable = transactionUsable;
    }

    /**
     * Whether the caller's transaction may go on: true if all that the caller wrote before is still there, can be
     * committed, and the failed call left nothing behind; false if the caller must roll back.
     */
    public final boolean transactionUsable() {
        return transactionUsable;
    }

    /**
     * Whether the same unit of work may well succeed if it is run again in a new transaction: true for a lost transaction, a
     * version conflict (read the stream again first) and a database that was unreachable or busy. False for everything else,
     * also if it is unknown whether the work is done.
     */
    public boolean isTransient() {
        return false;
    }
}
