// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The syntax that differs between databases in statements for projections. Implementations must be stateless and
 * thread-safe. Implemented by authors of databases.
 */
public interface ProjectionSyntax {

    /**
     * An expression for the current time of the database, not of the beginning of the transaction, as a value for an
     * instant column.
     */
    String now();

    /** An expression for the current time of the database plus a number of milliseconds, its only parameter. */
    String nowPlusMillis();

    /**
     * A suffix for {@code INSERT INTO ... VALUES (...)} that makes it do nothing if the row exists.
     *
     * @param keyColumn a column of the primary key
     */
    String unlessPresent(String keyColumn);

    /** A suffix for a {@code SELECT} by primary key that locks the row until the transaction ends; may be empty. */
    String forUpdate();

    /** Like {@link #forUpdate()}, but fails immediately if another transaction has locked the row; may be empty. */
    String forUpdateNoWait();

    /**
     * A suffix for a {@code SELECT} that reads what is committed now, although the transaction has read before; may be
     * empty. Needed if the database locks the newest version of a row at REPEATABLE READ, but reads an older one. Databases
     * that refuse to lock a row that has changed since do not need it.
     */
    default String latestRows() {
        return "";
    }

    /** An expression that identifies the open transaction as text while it lasts; empty if there is none. */
    default String transactionId() {
        return "";
    }

    /**
     * A condition that is true under the same circumstances, but fails the statement instead of being false. If the
     * driver sends the text {@code UPDATE ...; COMMIT} in one round trip, and the server does not commit if the update
     * fails, a checkpoint is moved together with the commit.
     *
     * @param condition may contain parameters, each of which must remain the only one in its place
     * @return empty if two statements cannot be sent in one round trip
     */
    default String failUnless(String condition) {
        return "";
    }

    /** Whether a statement has failed because of a condition of {@link #failUnless}. */
    default boolean hasFailedCondition(SQLException failure) {
        return false;
    }

    /**
     * Whether the driver keeps prepared statements after they are closed. If not, a batch prepares one statement, with
     * which it takes and moves its checkpoint. Only for databases without {@link #transactionId()} and without marks of
     * servers.
     */
    default boolean cachesStatements() {
        return true;
    }

    /** Lets the server end the session if the current transaction idles for this time, if it supports that. */
    default void limitIdle(Connection tx, Duration idle) throws SQLException {}

    /** Reverts {@link #limitIdle} before the transaction ends, if it would outlast the transaction. */
    default void unlimitIdle(Connection tx) throws SQLException {}
}
