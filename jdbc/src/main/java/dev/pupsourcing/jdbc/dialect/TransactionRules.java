// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a kind of database says about the begin and the end of transactions. Stateless and thread-safe. */
public interface TransactionRules {

    /** The rules that follow from what a dialect says about failures. */
    static TransactionRules of(Dialect dialect) {
        return new ClassifiedFailures(dialect);
    }

    /**
     * Opens a transaction unless one is open, on a connection out of autocommit mode. A driver may leave that mode although
     * it could not begin; by default a connection out of autocommit has a transaction.
     *
     * @throws SQLException if none can be opened
     */
    default void ensureOpen(Connection connection) throws SQLException {}

    /**
     * Whether a transaction can no longer be committed as a whole, asked before its commit if statements in it failed and
     * its work returned normally all the same. A work that went back to a savepoint has repaired its transaction.
     *
     * @param failures what failed since the transaction began, the first first; at least one
     */
    boolean isOver(Connection tx, List<Exception> failures) throws SQLException;

    /** Whether a failed commit has surely stored nothing, because the database itself said so. */
    boolean isRolledBack(SQLException commitFailure);

    /** Whether a statement, given without leading spaces and comments, commits the open transaction as a side effect. */
    default boolean commitsImplicitly(String statement) {
        return false;
    }
}
