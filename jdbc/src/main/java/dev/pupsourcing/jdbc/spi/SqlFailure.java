// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

/**
 * The classification of a failed statement.
 *
 * @param kind the kind of failure
 * @param transactionUsable whether its transaction can continue and commit earlier changes
 */
public record SqlFailure(Kind kind, boolean transactionUsable) {

    /** The kind of failure. Constants may be added. */
    public enum Kind {
        /** The database aborted the whole transaction. */
        TRANSACTION_LOST,
        /** A unique key already exists. */
        DUPLICATE_KEY,
        /** A table or column does not exist. */
        SCHEMA_MISSING,
        /** The server is unreachable or the connection broke. */
        UNAVAILABLE,
        /** A lock was not granted in time, or the server cancelled the statement. */
        TIMEOUT,
        /** The database or the session is read-only. */
        READ_ONLY,
        /** The disk, the tablespace or a quota is full. */
        STORAGE_FULL,
        /** A value or a statement exceeds a size limit of the database. */
        TOO_LARGE,
        /** The user lacks a privilege, or the credentials are wrong. */
        ACCESS_DENIED,
        /** The server is out of memory, connections or another resource. */
        EXHAUSTED,
        /** The server failed internally: an I/O error, or a damaged file. */
        SERVER_FAULT,
        /** The session's prepared statements are no longer valid on the server; a new connection is needed. */
        STALE_SESSION,
        /** Any other failure. */
        OTHER
    }
}
