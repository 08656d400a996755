// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import org.jspecify.annotations.Nullable;

/**
 * A failure of the database that is not specific to the event store: it is unreachable, timed out, read-only, full or
 * overloaded, a privilege is missing, or one of its limits is exceeded.
 */
public final class StoreAccessException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /** The kind of failure. Constants may be added: a {@code switch} over it needs a default branch. */
    public enum Reason {
        /** The server is unreachable or the connection broke. */
        UNAVAILABLE,
        /** A lock was not granted in time, or the server cancelled a statement. */
        TIMEOUT,
        /** The database or the session is read-only. */
        READ_ONLY,
        /** The disk, the tablespace or a quota is full. */
        STORAGE_FULL,
        /** A value or a statement exceeds a size limit of the database. */
        TOO_LARGE,
        /** The user lacks a privilege, or the credentials are wrong. */
        ACCESS_DENIED,
        /**
         * A commit failed, and it is unknown whether the transaction is committed. Check before you repeat the work, or
         * repeat the append with the same event ids and {@code idempotentAppends}.
         */
        COMMIT_UNKNOWN,
        /** The server or the connection pool is out of memory, connections or another resource. */
        EXHAUSTED,
        /** The server failed internally: an I/O error, a damaged file, or another fault of the machine. */
        SERVER_FAULT,
        /**
         * The session is no longer valid on the server, for example its prepared statements; a new connection is
         * needed.
         */
        STALE_SESSION,
        /** Any other failure; see the cause. */
        OTHER
    }

    private final Reason reason;

    /**
     * Creates the exception.
     *
     * @param reason the kind of failure
     * @param message the failure and its remedy
     * @param transactionUsable whether the caller's transaction can continue
     * @param cause the exception of the database, or null
     */
    public StoreAccessException(Reason reason, String message, boolean transactionUsable, @Nullable Throwable cause) {
        super(message, cause, transactionUsable);
        this.reason = reason;
    }

    /** The kind of failure. */
    public Reason reason() {
        return reason;
    }

    /** Whether it is unknown if the transaction is committed: true for {@link Reason#COMMIT_UNKNOWN}. */
    public boolean outcomeUnknown() {
        return reason == Reason.COMMIT_UNKNOWN;
    }

    /**
     * Whether the same call may succeed later without intervention: true for {@link Reason#UNAVAILABLE},
     * {@link Reason#TIMEOUT}, {@link Reason#EXHAUSTED} and {@link Reason#STALE_SESSION}. It does not mean that nothing
     * was stored: if a connection broke during a commit, that is unknown.
     */
    @Override
    public boolean isTransient() {
        return switch (reason) {
            case UNAVAILABLE, TIMEOUT, EXHAUSTED, STALE_SESSION -> true;
            default -> false;
        };
    }
}
