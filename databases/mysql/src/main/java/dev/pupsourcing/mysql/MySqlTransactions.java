// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.dialect.TransactionRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/** Begin and end of transactions in MySQL and MariaDB. */
final class MySqlTransactions implements TransactionRules {

    /** Statements that cause an implicit commit, without those that only administer the server. */
    private static final Pattern COMMITTING = Pattern.compile(
            "(?:(?:CREATE|DROP)\\s+(?!TEMPORARY\\b)\\w+|ALTER\\s+\\w+|TRUNCATE|RENAME\\s+(?:TABLE|USER)|GRANT|REVOKE"
                    + "|(?:UN)?LOCK\\s+TABLES?|(?:ANALYZE|OPTIMIZE|REPAIR|CHECK)\\s+(?:\\w+\\s+)?TABLES?"
                    + "|LOAD\\s+INDEX|FLUSH|RESET|SET\\s+PASSWORD)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final TransactionRules byCode;

    MySqlTransactions(MySqlDialect dialect) {
        this.byCode = TransactionRules.of(dialect);
    }

    /** A deadlock ends the whole transaction, and the server goes on as if nothing had happened. */
    @Override
    public boolean isOver(Connection tx, List<Exception> failures) throws SQLException {
        return byCode.isOver(tx, failures);
    }

    @Override
    public boolean isRolledBack(SQLException commitFailure) {
        return MySqlFailures.isFromServer(commitFailure) && byCode.isRolledBack(commitFailure);
    }

    @Override
    public boolean commitsImplicitly(String statement) {
        return COMMITTING.matcher(statement).matches();
    }
}
