// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import dev.pupsourcing.internal.text.SafeMessage;
import org.jspecify.annotations.Nullable;

/**
 * The base class of all exceptions of the event store. Each says whether the caller's transaction can continue.
 *
 * <p>Subclasses have methods for all details, so that messages need not be parsed. The library throws only subclasses.
 */
public class EventStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean transactionUsable;

    /**
     * Creates an exception.
     *
     * @param message the problem, its subject and the remedy; kept as one line that is safe to print, without passwords
     *     and rows that a server quoted
     * @param cause the exception of the database, or null
     * @param transactionUsable whether the caller's transaction can continue and commit
     */
    protected EventStoreException(String message, @Nullable Throwable cause, boolean transactionUsable) {
        super(SafeMessage.clean(message), cause);
        this.transactionUsable = transactionUsable;
    }

    /**
     * Whether the caller's transaction can continue: true if everything that the caller wrote before is still there and
     * can be committed, and the failed call has no effect; false if the caller must roll back.
     */
    public final boolean transactionUsable() {
        return transactionUsable;
    }

    /**
     * Whether the same unit of work may succeed if it is run again in a new transaction: true for a lost transaction, a
     * version conflict (read the stream again first), and a database that was unreachable or busy. False otherwise,
     * also if it is unknown whether the work is committed.
     */
    public boolean isTransient() {
        return false;
    }
}
