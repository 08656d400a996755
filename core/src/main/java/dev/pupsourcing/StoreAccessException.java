// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import org.jspecify.annotations.Nullable;

/** A failure of the database that is not the event store's: no connection, no right, no space, no time, or a limit of its own. */
public final class StoreAccessException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /** What kind of failure it was. The list may grow: a {@code switch} over it needs a default branch. */
    public enum Reason {
        /** The server cannot be reached or the connection broke. */
        UNAVAILABLE,
        /** A lock was not granted in time, or the server cancelled a statement. */
        TIMEOUT,
        /** The database or the session is read-only. */
        READ_ONLY,
        /** The disk, the table space or a quota is full. */
        STORAGE_FULL,
        /** A value or a statement is larger than the database takes. */
        TOO_LARGE,
        /** The user lacks a right, or the credentials are wrong. */
        ACCESS_DENIED,
        /**
         * A commit failed, and it is unknown whether the transaction is stored. Look before you repeat the work, or repeat the
         * append with the same event ids and {@code idempotentAppends}.
         */
        COMMIT_UNKNOWN,
        /** The server or the connection pool has nothing left to give: no memory, no connection, no other resource. */
        EXHAUSTED,
        /** The server cannot do its work: an input or output error, a damaged file, or another fault of the machine. */
        SERVER_FAULT,
        /** The session does not fit the server any more, such as its prepared statements; a new connection does. */
        STALE_SESSION,
        /** Anything else; the cause tells. */
        OTHER
    }

    private final Reason reason;

    /**
     * A failure.
     *
     * @param reason its kind
     * @param message what failed and the way out
     * @param transactionUsable whether the caller's transaction may go on
     * @param cause what the database said, or null
     */
    public StoreAccessException(Reason reason, String message, boolean transactionUsable, @Nullable Throwable cause) {
        super(message, cause, transactionUsable);
        this.reason = reason;
    }

    /** The kind of failure. */
    public Reason reason() {
        return reason;
    }

    /** Whether it is unknown if the transaction is stored: true for {@link Reason#COMMIT_UNKNOWN}. */
    public boolean outcomeUnknown() {
        return reason == Reason.COMMIT_UNKNOWN;
    }

    /**
     * Whether the same call may well succeed soon without anybody's doing: true for {@link Reason#UNAVAILABLE}, {@link
     * Reason#TIMEOUT}, {@link Reason#EXHAUSTED} and {@link Reason#STALE_SESSION}. It does not say that nothing was stored: a
     * connection that broke during a commit leaves that open.
     */
    @Override
    public boolean isTransient() {
        return switch (reason) {
            case UNAVAILABLE, TIMEOUT, EXHAUSTED, STALE_SESSION -> true;
            default -> false;
        };
    }
}
