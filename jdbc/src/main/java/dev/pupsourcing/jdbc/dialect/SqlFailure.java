// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.dialect;

/**
 * What a failed statement means.
 *
 * @param kind what went wrong
 * @param transactionUsable whether the transaction it happened in can go on and commit what was written before
 */
public record SqlFailure(Kind kind, boolean transactionUsable) {

    /** What went wrong. */
    public enum Kind {
        /** The database gave up the whole transaction. */
        TRANSACTION_LOST,
        /** A unique key is there already. */
        DUPLICATE_KEY,
        /** A table or column is not there. */
        SCHEMA_MISSING,
        /** The server cannot be reached or the connection broke. */
        UNAVAILABLE,
        /** A lock was not granted in time. */
        TIMEOUT,
        /** The database or the session is read-only. */
        READ_ONLY,
        /** The disk, the table space or a quota is full. */
        STORAGE_FULL,
        /** A value or a statement is larger than the database takes. */
        TOO_LARGE,
        /** The user lacks a right, or the credentials are wrong. */
        ACCESS_DENIED,
        /** Anything else. */
        OTHER
    }
}
