// SPDX-License-Identifier: MIT
package dev.pupsourcing.spi;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What ends or undoes a transaction on one kind of database, beyond the words that every database knows (COMMIT, ROLLBACK,
 * BEGIN, END, ...). Stateless and thread-safe.
 */
public interface GuardRules {

    /** For a database on which nothing but these words ends a transaction, and no failed statement undoes it. */
    GuardRules STANDARD = new GuardRules() {};

    /**
     * Whether a statement commits the open transaction, as a change of the schema does on some databases.
     *
     * @param words the first words of the statement in upper case, separated by one space, without comments
     */
    default boolean commits(String words) {
        return false;
    }

    /**
     * Whether a statement may run others that its text does not show and that commit, as a stored procedure may. The
     * transaction is then marked by a savepoint.
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
     * Whether a failure has undone the whole transaction although the session takes further statements, so that a commit
     * would keep only what follows. Called after each failure; must not make the transaction unusable that it asks about.
     *
     * @param failure a statement's {@link SQLException}, or an {@link dev.pupsourcing.EventStoreException} that says that
     *     the transaction is not usable any more
     * @param tx the transaction, for what the failure alone does not say
     */
    default boolean isUndoneBy(Exception failure, Connection tx) {
        return false;
    }

    /** Whether a failure says no more than that an earlier failure has ended the transaction. */
    default boolean isAftermath(SQLException failure) {
        return false;
    }

    /**
     * Whether the transaction still takes statements and can be committed; asked only after a statement has failed.
     *
     * @throws SQLException if it cannot be asked
     */
    default boolean isUsable(Connection tx) throws SQLException {
        return true;
    }
}
