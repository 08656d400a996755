// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.spi.GuardRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * The guard rules of MySQL and MariaDB: DDL and administrative statements commit the transaction (see "statements that
 * cause an implicit commit" in their manuals), and a deadlock rolls it back while the session continues.
 */
final class MySqlGuardRules implements GuardRules {

    static final MySqlGuardRules INSTANCE = new MySqlGuardRules();

    private static final Set<String> COMMITTING = Set.of(
            "ALTER",
            "CREATE",
            "DROP",
            "RENAME",
            "TRUNCATE",
            "GRANT",
            "REVOKE",
            "INSTALL",
            "UNINSTALL",
            "LOCK",
            "UNLOCK",
            "FLUSH",
            "RESET",
            "OPTIMIZE",
            "REPAIR");

    private static final Set<String> COMMITTING_PAIRS = Set.of(
            "ANALYZE TABLE",
            "ANALYZE TABLES",
            "ANALYZE LOCAL",
            "ANALYZE NO_WRITE_TO_BINLOG",
            "CHECK TABLE",
            "CHECK TABLES",
            "CACHE INDEX",
            "LOAD INDEX",
            "SET PASSWORD");

    private static final Set<String> RUNNING_OTHERS = Set.of("CALL", "EXECUTE", "BEGIN");

    private MySqlGuardRules() {}

    @Override
    public boolean commits(String words) {
        String[] all = words.split(" ", 3);
        if (COMMITTING.contains(all[0])) {
            return !isAboutTemporaryTable(words);
        }
        return all.length > 1 && COMMITTING_PAIRS.contains(all[0] + " " + all[1]);
    }

    private static boolean isAboutTemporaryTable(String words) {
        return words.startsWith("CREATE TEMPORARY ")
                || words.startsWith("CREATE OR REPLACE TEMPORARY ")
                || words.startsWith("DROP TEMPORARY ");
    }

    @Override
    public boolean mayCommit(String words) {
        return RUNNING_OTHERS.contains(words.split(" ", 2)[0]);
    }

    @Override
    public boolean hasBackslashEscapes() {
        return true;
    }

    /** Failures of the event store count too: a rollback to a savepoint does not repair them. */
    @Override
    public boolean isUndoneBy(Exception failure, Connection tx) {
        if (!(failure instanceof SQLException sql)) {
            return true;
        }
        SqlFailure.Kind kind = MySqlErrorCodes.classify(sql, tx).kind();
        return kind == SqlFailure.Kind.TRANSACTION_LOST || kind == SqlFailure.Kind.UNAVAILABLE;
    }
}
