// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.spi.GuardRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * What ends or undoes a transaction on MySQL and MariaDB: changes of the schema and administration commit it (their manuals,
 * "statements that cause an implicit commit"), and a deadlock undoes it while the session goes on.
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

    /** The event store's own refusals are such failures too: going back to a savepoint repairs none of them. */
    @Override
    public boolean isUndoneBy(Exception failure, Connection tx) {
        if (!(failure instanceof SQLException sql)) {
            return true;
        }
        SqlFailure.Kind kind = MySqlErrorCodes.classify(sql, tx).kind();
        return kind == SqlFailure.Kind.TRANSACTION_LOST || kind == SqlFailure.Kind.UNAVAILABLE;
    }
}
