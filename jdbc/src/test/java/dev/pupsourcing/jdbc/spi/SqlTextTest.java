// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements for display do not contain values. */
class SqlTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "SELECT 1;SELECT ?",
                "INSERT INTO t2 VALUES ('it''s', 12.5, x'AF');INSERT INTO t2 VALUES (?, ?, x?)",
                "UPDATE t SET a = 'a \\' b' WHERE c = $1;UPDATE t SET a = ? WHERE c = $?",
                "UPDATE t SET a = 'cut off;UPDATE t SET a = ?",
                "UPDATE t SET a = 'cut off \\;UPDATE t SET a = ?",
                "SELECT \"name1\" FROM t;SELECT \"name1\" FROM t",
            })
    void valuesAreReplaced(String statement, String shown) {
        assertThat(SqlText.withoutValues(statement)).isEqualTo(shown);
    }

    @Test
    void longTextIsCutAndLinesAreJoined() {
        assertThat(SqlText.withoutValues("SELECT\n   a")).isEqualTo("SELECT a");
        assertThat(SqlText.withoutValues("x".repeat(400))).hasSize(304).endsWith("x ...");
        assertThat(SqlText.withoutValues("'" + "x".repeat(100_000))).isEqualTo("?");
    }
}
