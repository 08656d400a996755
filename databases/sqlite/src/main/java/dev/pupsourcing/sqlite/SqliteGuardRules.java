// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.spi.GuardRules;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The guard rules of SQLite: failures such as a full disk or a trigger's {@code RAISE(ROLLBACK)} may roll back the
 * transaction (sqlite.org/lang_transaction.html), and later statements would be committed one by one.
 */
final class SqliteGuardRules implements GuardRules {

    static final SqliteGuardRules INSTANCE = new SqliteGuardRules();

    private SqliteGuardRules() {}

    /**
     * Queries SQLite, which runs in this process; if the transaction has ended, later statements run in a new one that
     * is rolled back.
     */
    @Override
    public boolean isUndoneBy(Exception failure, Connection tx) {
        if (!(failure instanceof SQLException sql)) {
            return true;
        }
        try {
            boolean gone = SqliteTransactions.begin(tx, "BEGIN");
            SqlFailure.Kind kind = SqliteErrorCodes.classify(sql).kind();
            return gone || kind == SqlFailure.Kind.UNAVAILABLE || kind == SqlFailure.Kind.TRANSACTION_LOST;
        } catch (SQLException e) {
            failure.addSuppressed(e);
            return true;
        }
    }
}
