// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import static java.sql.Connection.TRANSACTION_READ_COMMITTED;
import static java.sql.Connection.TRANSACTION_REPEATABLE_READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.jdbc.FakeDatabase;
import dev.pupsourcing.jdbc.FakeDialect;
import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The handling of the connection, and the exceptions for the caller; {@link TransactionRetryTest} tests retries. */
class TransactionsTest {

    private static final SQLException FAILURE = FakeDatabase.failure("42000");

    private final FakeDatabase database = new FakeDatabase();

    private static Transactions over(FakeDatabase database) {
        return Transactions.of(database.dataSource(), new FakeDialect());
    }

    @Test
    void commitsAndGivesTheConnectionBackAsItWas() throws SQLException {
        String result = over(database).call(tx -> {
            assertThat(tx.getAutoCommit()).isFalse();
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(database.calls())
                .containsExactly("getConnection", "setAutoCommit(false)", "commit", "setAutoCommit(true)", "close");
    }

    @Test
    void mayReturnNothing() throws SQLException {
        assertThat(over(database).<Object, RuntimeException>call(tx -> null)).isNull();
    }

    @Test
    void leavesAConnectionOutOfAutocommitAsItWas() throws SQLException {
        FakeDatabase managed = new FakeDatabase(false, TRANSACTION_READ_COMMITTED);
        over(managed).call(tx -> 1);
        assertThat(managed.calls()).containsExactly("getConnection", "commit", "close");
    }

    @Test
    void setsAndRestoresTheIsolationLevel() throws SQLException {
        Transactions.of(database.dataSource(), FakeDialect.withIsolation(TRANSACTION_REPEATABLE_READ))
                .call(tx -> 1);
        assertThat(database.calls())
                .containsExactly(
                        "getConnection",
                        "setTransactionIsolation(4)",
                        "setAutoCommit(false)",
                        "commit",
                        "setAutoCommit(true)",
                        "setTransactionIsolation(2)",
                        "close");
    }

    @Test
    void leavesTheRightIsolationLevelAlone() throws SQLException {
        Transactions.of(database.dataSource(), FakeDialect.withIsolation(TRANSACTION_READ_COMMITTED))
                .call(tx -> 1);
        assertThat(database.calls()).noneMatch(call -> call.startsWith("setTransactionIsolation"));
    }

    static Stream<Throwable> failures() {
        return Stream.of(FAILURE, new IllegalStateException("work"), new StackOverflowError("work"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void rollsBackAndPassesOnWhatTheWorkThrows(Throwable failure) {
        Throwable heard = catchThrowable(() -> over(database).call(tx -> {
            throw TransactionsTest.<RuntimeException>sneaky(failure);
        }));
        assertThat(heard).isSameAs(failure);
        assertThat(database.calls())
                .containsExactly("getConnection", "setAutoCommit(false)", "rollback", "setAutoCommit(true)", "close");
    }

    @Test
    void passesOnEvenWhatMayNotBeThrown() {
        IOException failure = new IOException("work");
        assertThatThrownBy(() -> over(database).call(tx -> {
                    throw TransactionsTest.<RuntimeException>sneaky(failure);
                }))
                .isSameAs(failure);
        assertThat(database.calls()).contains("rollback", "close");
    }

    @Test
    void aFailedCommitIsRolledBackAndReported() {
        database.fail("commit", FAILURE);
        assertThatThrownBy(() -> over(database).call(tx -> 1))
                .isInstanceOf(StoreAccessException.class)
                .hasCause(FAILURE);
        assertThat(database.calls())
                .containsExactly(
                        "getConnection", "setAutoCommit(false)", "commit", "rollback", "setAutoCommit(true)", "close");
    }

    /** Turning autocommit on would commit changes that could not be rolled back. */
    @Test
    void afterAFailedRollbackAutocommitStaysOff() {
        SQLException second = FakeDatabase.failure("08006");
        database.fail("rollback", second);
        assertThatThrownBy(() -> over(database).call(tx -> {
                    throw FAILURE;
                }))
                .isSameAs(FAILURE)
                .hasSuppressedException(second);
        assertThat(database.calls()).containsExactly("getConnection", "setAutoCommit(false)", "rollback", "close");
    }

    @Test
    void onceCommittedNothingElseIsReported() throws SQLException {
        String result = over(database).call(tx -> {
            database.fail("setAutoCommit", FAILURE).fail("close", FAILURE);
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(database.calls()).endsWith("commit", "setAutoCommit(true)", "close");
    }

    @Test
    void aConnectionThatCannotBePreparedIsClosed() {
        database.failLate("setAutoCommit(false)", FAILURE);
        assertThatThrownBy(() -> over(database).call(tx -> 1)).isSameAs(FAILURE);
        assertThat(database.calls())
                .containsExactly("getConnection", "setAutoCommit(false)", "setAutoCommit(true)", "close");
    }

    @Test
    void noConnectionIsReportedAsItIs() {
        SQLException unreachable = FakeDatabase.failure("08001");
        database.fail("getConnection", unreachable);
        assertThatThrownBy(() -> over(database).call(tx -> 1)).isSameAs(unreachable);
        assertThat(database.calls()).containsExactly("getConnection");
    }

    @Test
    void refusesNullsByName() {
        assertThatThrownBy(() -> Transactions.of(null, new FakeDialect())).hasMessage("dataSource");
        Transactions transactions = over(database);
        assertThatThrownBy(() -> transactions.call(null)).hasMessage("work");
        assertThatThrownBy(() -> transactions.withRetries(null)).hasMessage("policy");
        assertThat(database.calls()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X sneaky(Throwable failure) throws X {
        throw (X) failure;
    }
}
