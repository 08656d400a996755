// SPDX-License-Identifier: MIT
package dev.pupsourcing.spi;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The rules about statements that end or abort a transaction on one kind of database, in addition to the keywords of
 * all databases (COMMIT, ROLLBACK, BEGIN, END, ...). Stateless and thread-safe. Implemented by authors of databases.
 */
public interface GuardRules {

    /** The rules of a database on which only these keywords end a transaction, and no failed statement aborts it. */
    GuardRules STANDARD = new GuardRules() {};

    /**
     * Whether a statement commits the open transaction, as DDL does on some databases.
     *
     * @param words the first words of the statement in upper case, separated by one space, without comments
     */
    default boolean commits(String words) {
        return false;
    }

    /**
     * Whether a statement may run other statements that commit, like a stored procedure. The transaction is then marked
     * with a savepoint.
     *
     * @param words as in {@link #commits}
     */
    default boolean mayCommit(String words) {
        return false;
    }

    /** Whether a backslash escapes the next character in a string literal. */
    default boolean hasBackslashEscapes() {
        return false;
    }

    /**
     * Whether a failure has rolled back the whole transaction although the session accepts further statements, so that
     * a commit would keep only the later ones. Called after each failure; must not make the transaction unusable.
     *
     * @param failure a statement's {@link SQLException}, or an {@link dev.pupsourcing.EventStoreException} whose
     *     transaction is no longer usable
     * @param tx the transaction, for queries if the failure alone is not sufficient
     */
    default boolean isUndoneBy(Exception failure, Connection tx) {
        return false;
    }

    /** Whether a failure only reports that an earlier failure has aborted the transaction. */
    default boolean isAftermath(SQLException failure) {
        return false;
    }

    /**
     * Whether the transaction still accepts statements and can be committed; called only after a statement has failed.
     *
     * @throws SQLException if the database cannot be queried
     */
    default boolean isUsable(Connection tx) throws SQLException {
        return true;
    }
}
