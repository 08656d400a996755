// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.spi.GuardRules;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What undoes a transaction on SQLite: failures such as a full disk or a trigger's {@code RAISE(ROLLBACK)} may roll back by
 * themselves (sqlite.org/lang_transaction.html), and what follows would be committed statement by statement.
 */
final class SqliteGuardRules implements GuardRules {

    static final SqliteGuardRules INSTANCE = new SqliteGuardRules();

    private SqliteGuardRules() {}

    /** Asks SQLite, which is in this process; if the transaction is gone, what follows runs in one that is rolled back. */
    @Override
    public boolean isUndoneBy(Exception failure, Connection tx) {
        if (!(failure instanceof SQLException sql)) {
            return true;
        }
        try {
            boolean gone = SqliteTransactionRules.begin(tx, "BEGIN");
            SqlFailure.Kind kind = SqliteErrorCodes.classify(sql).kind();
            return gone || kind == SqlFailure.Kind.UNAVAILABLE || kind == SqlFailure.Kind.TRANSACTION_LOST;
        } catch (SQLException e) {
            failure.addSuppressed(e);
            return true;
        }
    }
}
