// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import java.sql.Connection;
import java.sql.SQLException;

/** How transactions begin on one kind of database, and what its failed commits mean. Stateless and thread-safe. */
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

    /** Whether a failed commit has surely stored nothing, because the database itself said so. */
    boolean isRolledBack(SQLException commitFailure);
}
