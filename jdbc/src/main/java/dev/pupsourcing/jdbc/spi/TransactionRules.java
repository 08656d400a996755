// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The rules about the beginning of transactions and failed commits on one kind of database. Implementations must be
 * stateless and thread-safe.
 */
public interface TransactionRules {

    /** The rules that are derived from a dialect's classification of failures. */
    static TransactionRules of(Dialect dialect) {
        return new ClassifiedFailures(dialect);
    }

    /**
     * Begins a transaction unless one is open, on a connection without autocommit. A driver may turn autocommit off
     * although it could not begin a transaction; the default implementation assumes that a transaction is open.
     *
     * @throws SQLException if no transaction can be begun
     */
    default void ensureOpen(Connection connection) throws SQLException {}

    /** Whether a failed commit certainly stored nothing, because the database reported it. */
    boolean isRolledBack(SQLException commitFailure);
}
