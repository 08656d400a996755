// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.guard.GuardRules;
import dev.pupsourcing.jdbc.dialect.SqlFailure;
import java.sql.SQLException;

/**
 * What undoes a transaction on SQLite: failures such as a full disk roll back by themselves (sqlite.org/lang_transaction.html),
 * and what follows would be committed statement by statement.
 */
final class SqliteGuardRules implements GuardRules {

    static final SqliteGuardRules INSTANCE = new SqliteGuardRules();

    private SqliteGuardRules() {}

    @Override
    public boolean isUndoneBy(SQLException failure) {
        SqlFailure.Kind kind = SqliteFailures.classify(failure).kind();
        return kind == SqlFailure.Kind.STORAGE_FULL
                || kind == SqlFailure.Kind.UNAVAILABLE
                || kind == SqlFailure.Kind.TRANSACTION_LOST;
    }
}
