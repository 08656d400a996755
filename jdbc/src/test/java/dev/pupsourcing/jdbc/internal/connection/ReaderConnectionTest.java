// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.connection;

import static java.sql.Connection.TRANSACTION_READ_COMMITTED;
import static java.sql.Connection.TRANSACTION_REPEATABLE_READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.jdbc.FakeDatabase;
import dev.pupsourcing.jdbc.FakeDialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableNames;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ReaderConnectionTest {

    private static final FakeDialect DIALECT = new FakeDialect();

    private static ReaderConnection over(FakeDatabase database) {
        return new ReaderConnection(
                database.dataSource(), new SqlErrorTranslator(DIALECT, StoreTables.of(TableNames.defaults(), DIALECT)));
    }

    @Test
    void isTakenWhenFirstNeededAndGivenBackAsItWas() {
        FakeDatabase database = new FakeDatabase(false, TRANSACTION_REPEATABLE_READ);
        try (ReaderConnection reader = over(database)) {
            assertThat(database.calls()).isEmpty();
            assertThat(reader.<Boolean>call("read", connection -> connection.getAutoCommit()))
                    .isTrue();
            assertThat(reader.<Integer>call("read", connection -> connection.getTransactionIsolation()))
                    .isEqualTo(TRANSACTION_READ_COMMITTED);
        }
        assertThat(database.calls())
                .containsExactly(
                        "getConnection",
                        "setAutoCommit(true)",
                        "setTransactionIsolation(2)",
                        "setTransactionIsolation(4)",
                        "setAutoCommit(false)",
                        "close");
    }

    @Test
    void isReplacedAfterAFailureWithAMessage() {
        FakeDatabase database = new FakeDatabase();
        try (ReaderConnection reader = over(database)) {
            reader.call("read", connection -> 1);
            long generation = reader.generation();
            SQLException broken = FakeDatabase.failure("08006");
            assertThatThrownBy(() -> reader.call("read of the log", connection -> {
                        throw broken;
                    }))
                    .isInstanceOfSatisfying(
                            StoreAccessException.class,
                            failure -> assertThat(failure.reason()).isEqualTo(StoreAccessException.Reason.UNAVAILABLE))
                    .hasMessageContaining("read of the log")
                    .hasCause(broken);
            reader.call("read", connection -> 1);
            assertThat(reader.generation()).isNotEqualTo(generation);
            reader.call("read", connection -> 1);
        }
        assertThat(database.calls().stream().filter("getConnection"::equals)).hasSize(2);
        assertThat(database.calls().stream().filter("close"::equals)).hasSize(2);
    }

    @Test
    void aFailureToConnectIsReportedAndTriedAgain() {
        FakeDatabase database = new FakeDatabase().fail("getConnection", FakeDatabase.failure("08001"));
        try (ReaderConnection reader = over(database)) {
            assertThatThrownBy(() -> reader.call("read", connection -> 1)).isInstanceOf(StoreAccessException.class);
            assertThat(reader.<Integer>call("read", connection -> 1)).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatMayNotFeedAReaderIsClosed() {
        FakeDatabase database = new FakeDatabase();
        FakeDialect strict = new FakeDialect(new EventStoreException("a setting is wrong", null, true) {});
        try (ReaderConnection reader = new ReaderConnection(
                database.dataSource(), new SqlErrorTranslator(strict, StoreTables.of(TableNames.defaults(), strict)))) {
            assertThatThrownBy(() -> reader.call("read", connection -> 1)).hasMessage("a setting is wrong");
        }
        assertThat(database.calls()).endsWith("close");
    }

    @Test
    void closesOnceAndReportsAFailureToDoSo() {
        FakeDatabase database = new FakeDatabase();
        ReaderConnection reader = over(database);
        reader.close();
        reader.call("read", connection -> 1);
        database.fail("close", FakeDatabase.failure("08006"));
        assertThatThrownBy(reader::close).isInstanceOf(StoreAccessException.class);
        reader.close();
        assertThat(database.calls().stream().filter("close"::equals)).hasSize(1);
    }
}
