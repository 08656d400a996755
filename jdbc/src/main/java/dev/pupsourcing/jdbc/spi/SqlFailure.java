// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

/**
 * What a failed statement means.
 *
 * @param kind what went wrong
 * @param transactionUsable whether the transaction it happened in can go on and commit what was written before
 */
public record SqlFailure(Kind kind, boolean transactionUsable) {

    /** What went wrong. The list may grow. */
    public enum Kind {
        /** The database gave up the whole transaction. */
        TRANSACTION_LOST,
        /** A unique key is there already. */
        DUPLICATE_KEY,
        /** A table or column is not there. */
        SCHEMA_MISSING,
        /** The server cannot be reached or the connection broke. */
        UNAVAILABLE,
        /** A lock was not granted in time, or the server cancelled the statement. */
        TIMEOUT,
        /** The database or the session is read-only. */
        READ_ONLY,
        /** The disk, the table space or a quota is full. */
        STORAGE_FULL,
        /** A value or a statement is larger than the database takes. */
        TOO_LARGE,
        /** The user lacks a right, or the credentials are wrong. */
        ACCESS_DENIED,
        /** The server has no memory, connection or other resource left. */
        EXHAUSTED,
        /** The server cannot do its work: an input or output error, or a damaged file. */
        SERVER_FAULT,
        /** What the session has prepared does not fit the server any more; a new connection does. */
        STALE_SESSION,
        /** Anything else. */
        OTHER
    }
}
