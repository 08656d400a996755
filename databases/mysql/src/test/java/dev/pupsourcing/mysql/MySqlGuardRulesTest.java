// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.spi.GuardRules;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlGuardRulesTest {

    private final GuardRules rules = MySqlGuardRules.INSTANCE;

    /** A connection whose queries have one row with one value. */
    private static Connection answering(boolean value) {
        return fake(Connection.class, value);
    }

    private static <T> T fake(Class<T> type, boolean value) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "createStatement" -> fake(Statement.class, value);
                    case "executeQuery" -> fake(ResultSet.class, value);
                    case "next" -> true;
                    case "getBoolean" -> value;
                    default -> null;
                }));
    }

    /** The server setting {@code innodb_rollback_on_timeout} decides what a lock time-out rolls back. */
    @Test
    void aLockTimeoutMayUndoTheTransaction() {
        SQLException timeout = new SQLException("Lock wait timeout exceeded", "HY000", 1205);
        assertThat(rules.isUndoneBy(timeout, answering(true))).isTrue();
        assertThat(rules.isUndoneBy(timeout, answering(false))).isFalse();
    }

    @Test
    void aDuplicateUndoesItselfOnly() {
        SQLException duplicate = new SQLException("Duplicate entry", "23000", 1062);
        assertThat(rules.isUndoneBy(duplicate, answering(true))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ANALYZE TABLE T",
                "ANALYZE LOCAL TABLE T",
                "ANALYZE NO_WRITE_TO_BINLOG TABLE T",
                "CHECK TABLES T"
            })
    void maintenanceOfTablesCommits(String words) {
        assertThat(rules.commits(words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANALYZE SELECT 1", "CREATE TEMPORARY TABLE T", "SET NAMES", "CALL P"})
    void othersDoNot(String words) {
        assertThat(rules.commits(words)).isFalse();
    }
}
