// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeMessageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://user:s3cret@host:5432/db",
                "jdbc:postgresql://user:s3/cret@host/db",
                "jdbc:postgresql://user:p@s3cret@host/db",
                "jdbc:mysql://s3cret@host/db",
                "jdbc:postgresql://host/db?user=me&password=s3cret",
                "jdbc:postgresql://host/db?PASSWORD=s3cret)x'y&ssl=true",
                "jdbc:mariadb://host/db?user=me&pwd=s3cret&x=1",
                "jdbc:sqlserver://host;user=me;password=s3cret;x=1",
                "jdbc:mysql://host/db?password=%73s3cret",
                "jdbc:mysql://address=(host=h)(port=3306)(user=u)(password=s3cret)/db",
                "jdbc:mysql://(host=h,port=3306,user=u,password=s3cret)/db",
                "jdbc:postgresql://host/db?sslpassword=s3cret",
                "jdbc:mysql://host/db?trustCertificateKeyStorePassword=s3cret",
                "{user=me, password=s3cret}",
                "spring.datasource.password = s3cret",
                "jdbc:sqlite:file.db?key=s3cret",
                "jdbc:sqlite:file.db?hexkey=s3cret&cipher=x"
            })
    void hidesPasswords(String text) {
        assertThat(SafeMessage.clean("cannot connect to " + text))
                .doesNotContain("s3cret")
                .contains("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:postgresql://host/db?user=me@azure&ssl=true", "a = b", "see //share", "token is wrong"})
    void leavesTheRest(String text) {
        assertThat(SafeMessage.clean(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR: null value in column \"a\"\n  Detail: Failing row contains (1, s3cret\n, null).",
                "FEHLER: NULL-Wert\n  Detail: Fehlgeschlagene Zeile enth\u00e4lt (s3cret).",
                "ERROR: duplicate key value violates unique constraint \"x\"\n  Detail: Key (name)=(s3cret) already exists.",
                "(conn=12) Duplicate entry 's3cret' for key 'PRIMARY'",
                "Duplicate entry 'it's for s3cret' for key 'events.version_key'",
                "Incorrect string value: 's3cret' for column 'a' at row 1",
                "Data truncation: Truncated incorrect DOUBLE value: 's3cret'",
                "ERROR: invalid input syntax for type json: \"s3cret\"",
                "Batch entry 0 INSERT INTO t VALUES ('s3cret was aborted') was aborted: ERROR: no",
                "bad\nQuery is: INSERT INTO t VALUES ('s3cret'), parameters ['s3cret']",
            })
    void dropsQuotedRows(String message) {
        assertThat(SafeMessage.of(new SQLException(message)))
                .doesNotContain("s3cret")
                .isNotBlank();
        assertThat(SafeMessage.clean("wrapped: " + message.replace("Fehlgeschlagene Zeile enth\u00e4lt", "")))
                .doesNotContain("s3cret");
    }

    @Test
    void keepsWhatIsWrong() {
        assertThat(SafeMessage.of(
                        new SQLException("ERROR: null value in column \"a\"\n  Detail: Failing row contains (1).")))
                .isEqualTo("ERROR: null value in column \"a\"");
        assertThat(SafeMessage.of(new SQLException("Duplicate entry 'x' for key 'k'")))
                .isEqualTo("Duplicate entry '...' for key 'k'");
        assertThat(SafeMessage.of(new IllegalStateException("a\nb"))).isEqualTo("a b");
        assertThat(SafeMessage.of(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
        assertThat(SafeMessage.described(new IllegalStateException("x")))
                .isEqualTo("java.lang.IllegalStateException: x");
    }

    @Test
    void aBatchIsToldByItsCause() {
        BatchUpdateException batch = new BatchUpdateException("Batch entry 0 INSERT 's3cret' was aborted", new int[0]);
        batch.setNextException(new SQLException("ERROR: no room"));
        assertThat(SafeMessage.of(batch)).isEqualTo("ERROR: no room");
    }

    @Test
    void outlivesAMessageThatThrows() {
        assertThat(SafeMessage.of(new RuntimeException() {
                    @Override
                    public String getMessage() {
                        throw new IllegalStateException();
                    }
                }))
                .contains("SafeMessageTest");
    }

    @Test
    void aLogGetsTheTraceWithoutTheRow() {
        SQLException server = new SQLException("ERROR: no\n  Detail: Failing row contains (s3cret).");
        IllegalStateException failure = new IllegalStateException("x\u001b[2J", server);
        server.initCause(failure);
        StringWriter trace = new StringWriter();
        SafeCause.of(failure).printStackTrace(new PrintWriter(trace, true));
        assertThat(trace.toString())
                .startsWith("java.lang.IllegalStateException: x?[2J")
                .contains("Caused by: java.sql.SQLException: ERROR: no", "SafeMessageTest.java")
                .doesNotContain("s3cret");
        assertThat(SafeCause.of(null)).isNull();
    }
}
