// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionTextsTest {

    private static boolean ends(String sql) {
        return TransactionTexts.ending(sql, new FakeDialect().transactionRules())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT",
                "commit;",
                " \n Commit Work",
                "/* done */ COMMIT",
                "-- done\nCOMMIT",
                "END",
                "ROLLBACK",
                "rollback work",
                "ABORT",
                "BEGIN",
                "START TRANSACTION",
                "PREPARE TRANSACTION 'x'",
                "SET autocommit = 1",
                "SET SESSION autocommit=0",
                "SET @@session.autocommit = 0",
                "XA END 'x'",
                "INSERT INTO t VALUES (';'); COMMIT",
                "SELECT 1; -- done\n ROLLBACK",
                "INSERT INTO t VALUES ('it''s'); commit"
            })
    void beginOrEndATransaction(String sql) {
        assertThat(ends(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT 1",
                "INSERT INTO commit_log VALUES (1)",
                "ROLLBACK TO SAVEPOINT s",
                "rollback work to s",
                "ROLLBACK TRANSACTION TO s",
                "SAVEPOINT s",
                "RELEASE SAVEPOINT s",
                "PREPARE statement FROM 'COMMIT'",
                "SET application_name = 'x'",
                "INSERT INTO t VALUES ('a; COMMIT')",
                "INSERT INTO t VALUES (\"a; COMMIT\"); SELECT 1",
                "SELECT 1 /* ; COMMIT */",
                "DO $$ BEGIN PERFORM 1; END $$",
                "SELECT $a$ ; COMMIT $a$",
                "CREATE TRIGGER t BEFORE INSERT ON e BEGIN SELECT 1; END",
                "CREATE TABLE t (id INT)",
                "begin_count",
                "UPDATE t SET state = 'end'"
            })
    void areLeftAlone(String sql) {
        assertThat(ends(sql)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROLLBACK TO s", " rollback to savepoint s", "ROLLBACK WORK TO SAVEPOINT s"})
    void goBackToASavepoint(String sql) {
        assertThat(TransactionTexts.goesBack(sql)).isTrue();
    }
}
