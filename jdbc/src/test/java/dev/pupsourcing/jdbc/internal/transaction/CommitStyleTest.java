// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import static java.sql.Connection.TRANSACTION_READ_COMMITTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.jdbc.FakeDatabase;
import dev.pupsourcing.jdbc.FakeDialect;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Transactions that end by turning autocommit on; {@link TransactionsTest} has all others. */
class CommitStyleTest {

    private static final SQLException FAILURE = FakeDatabase.failure("42000");

    private final FakeDatabase database = new FakeDatabase();

    private static Transactions over(FakeDatabase database) {
        return Transactions.of(database.dataSource(), FakeDialect.singleWriterAtATime());
    }

    @Test
    void autocommitCommits() throws SQLException {
        String result = over(database).call(tx -> "done");
        assertThat(result).isEqualTo("done");
        assertThat(database.calls())
                .containsExactly("getConnection", "setAutoCommit(false)", "setAutoCommit(true)", "close");
    }

    /** Turning autocommit off would begin the next transaction, which could keep the write lock. */
    @Test
    void aConnectionOutOfAutocommitIsGivenBackInAutocommit() throws SQLException {
        FakeDatabase managed = new FakeDatabase(false, TRANSACTION_READ_COMMITTED);
        over(managed).call(tx -> 1);
        assertThat(managed.calls()).containsExactly("getConnection", "setAutoCommit(true)", "close");
    }

    @Test
    void whatTheWorkThrowsIsRolledBack() {
        assertThatThrownBy(() -> over(database).call(tx -> {
                    throw FAILURE;
                }))
                .isSameAs(FAILURE);
        assertThat(database.calls())
                .containsExactly(
                        "getConnection",
                        "setAutoCommit(false)",
                        "execute(ROLLBACK)",
                        "close",
                        "setAutoCommit(true)",
                        "close");
    }

    /** The driver already reports autocommit mode. */
    @Test
    void aFailedCommitIsRolledBackByAStatement() throws SQLException {
        database.failLate("setAutoCommit(true)", FAILURE);
        assertThatThrownBy(() -> over(database).call(tx -> 1))
                .isInstanceOf(StoreAccessException.class)
                .hasCause(FAILURE);
        assertThat(database.calls())
                .containsExactly(
                        "getConnection",
                        "setAutoCommit(false)",
                        "setAutoCommit(true)",
                        "execute(ROLLBACK)",
                        "close",
                        "close");
    }

    /** No transaction was begun, but the driver reports a connection without autocommit. */
    @Test
    void aConnectionOnWhichNothingCouldBeBegunIsRepaired() throws SQLException {
        database.failLate("setAutoCommit(false)", FAILURE).failLate("setAutoCommit(true)", FAILURE);
        assertThatThrownBy(() -> over(database).call(tx -> 1)).isSameAs(FAILURE).hasNoSuppressedExceptions();
        assertThat(database.calls())
                .containsExactly("getConnection", "setAutoCommit(false)", "setAutoCommit(true)", "close");
    }

    @Test
    void aConnectionThatIsKeptIsRepairedLikewise() throws SQLException {
        database.failLate("setAutoCommit(false)", FAILURE);
        try (DedicatedConnection kept =
                new DedicatedConnection(database.dataSource(), FakeDialect.singleWriterAtATime())) {
            assertThatThrownBy(() -> kept.call(tx -> 1)).isSameAs(FAILURE);
            assertThat(database.calls())
                    .containsExactly("getConnection", "setAutoCommit(false)", "setAutoCommit(true)", "close");
            assertThat(kept.<Integer, RuntimeException>call(tx -> 1)).isEqualTo(1);
        }
    }

    /** Turning autocommit on would commit changes that could not be rolled back. */
    @Test
    void aRollbackThatFailsLeavesAutocommitOff() {
        database.fail("execute", FAILURE);
        SQLException reason = FakeDatabase.failure("22000");
        assertThatThrownBy(() -> over(database).call(tx -> {
                    throw reason;
                }))
                .isSameAs(reason);
        assertThat(database.calls()).endsWith("execute(ROLLBACK)", "close", "close");
    }

    @Test
    void aConnectionThatIsKeptIsInAutocommitBetweenTransactions() throws SQLException {
        try (DedicatedConnection kept =
                new DedicatedConnection(database.dataSource(), FakeDialect.singleWriterAtATime())) {
            kept.call(tx -> 1);
            kept.call(tx -> 2);
        }
        assertThat(database.calls())
                .filteredOn(call -> !call.startsWith("setAutoCommit"))
                .containsExactly("getConnection", "close");
    }
}
