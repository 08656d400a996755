// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.FakeDatabase;
import dev.pupsourcing.jdbc.FakeDialect;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a unit of work is run again, and when never. */
class TransactionRetryTest {

    private static final RuntimeException CONFLICT = new OptimisticConcurrencyException(
            StreamId.of("Sales", "Order", "o-1"), ExpectedVersion.exact(1), OptionalLong.of(2), true, null);

    private final FakeDatabase database = new FakeDatabase();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Transactions transactions =
            Transactions.of(database.dataSource(), new FakeDialect()).withPause(pauses::add);

    /** Work that fails with each of these, once, and then succeeds. */
    private String runFailing(Transactions runner, Exception... failures) throws SQLException {
        return runner.call(tx -> {
            connections.add(tx);
            int attempt = connections.size() - 1;
            if (attempt >= failures.length) {
                return "done";
            }
            if (failures[attempt] instanceof SQLException failure) {
                throw failure;
            }
            throw (RuntimeException) failures[attempt];
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "40000"})
    void runsAgainWhatTheDatabaseGaveUp(String state) throws SQLException {
        SQLException lost = FakeDatabase.failure(state);
        assertThat(runFailing(transactions, lost, lost)).isEqualTo("done");
        assertThat(Collections.frequency(database.calls(), "getConnection")).isEqualTo(3);
        assertThat(Collections.frequency(database.calls(), "rollback")).isEqualTo(2);
        assertThat(Collections.frequency(database.calls(), "commit")).isEqualTo(1);
        assertThat(Collections.frequency(database.calls(), "close")).isEqualTo(3);
    }

    @Test
    void runsAgainWhatTheStoreCallsLost() throws SQLException {
        assertThat(runFailing(transactions, new TransactionLostException("deadlock", null)))
                .isEqualTo("done");
    }

    @Test
    void runsAgainWhatTheDatabaseGaveUpAtItsCommit() throws SQLException {
        database.fail("commit", FakeDatabase.failure("40001"));
        assertThat(runFailing(transactions)).isEqualTo("done");
        assertThat(connections).hasSize(2);
    }

    /** The outcome of these failures is unknown; a retry might do the work twice. */
    @ParameterizedTest
    @ValueSource(strings = {"08006", "08007", "40003", "57P01"})
    void neverRepeatsACommitOfUnknownOutcome(String state) {
        SQLException unknown = FakeDatabase.failure(state);
        database.fail("commit", unknown);
        assertThatThrownBy(() -> runFailing(transactions))
                .isInstanceOfSatisfying(StoreAccessException.class, failure -> {
                    assertThat(failure.outcomeUnknown()).isTrue();
                    assertThat(failure.isTransient()).isFalse();
                    assertThat(failure.transactionUsable()).isFalse();
                })
                .hasMessageContaining("outcome is unknown")
                .hasMessageContaining("idempotentAppends")
                .hasCause(unknown);
        assertThat(connections).hasSize(1);
    }

    @Test
    void pausesLongerEachTime() throws SQLException {
        SQLException lost = FakeDatabase.failure("40001");
        runFailing(transactions, lost, lost, lost, lost);
        assertThat(pauses).hasSize(4);
        for (int i = 0; i < 4; i++) {
            Duration longest = RetryPolicy.DEFAULT_FIRST_DELAY.multipliedBy(1L << i);
            assertThat(pauses.get(i)).isBetween(longest.dividedBy(2), longest);
        }
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        SQLException[] lost = new SQLException[RetryPolicy.DEFAULT_ATTEMPTS + 1];
        for (int i = 0; i < lost.length; i++) {
            lost[i] = FakeDatabase.failure("40001");
        }
        assertThatThrownBy(() -> runFailing(transactions, lost)).isSameAs(lost[RetryPolicy.DEFAULT_ATTEMPTS - 1]);
        assertThat(connections).hasSize(RetryPolicy.DEFAULT_ATTEMPTS);
    }

    @Test
    void retriesConflictsOnlyOnRequest() throws SQLException {
        assertThatThrownBy(() -> runFailing(transactions, CONFLICT)).isSameAs(CONFLICT);
        assertThat(connections).hasSize(1);
        connections.clear();
        assertThat(runFailing(transactions.withRetries(RetryPolicy.conflicts()), CONFLICT, CONFLICT))
                .isEqualTo("done");
    }

    @Test
    void doesNotRunOtherFailuresAgain() {
        Transactions eager = transactions.withRetries(RetryPolicy.conflicts());
        List<Exception> others = List.of(
                FakeDatabase.failure("23505"),
                new SQLException("no state"),
                new DuplicateEventException(UUID.randomUUID(), true, null),
                new StoreAccessException(StoreAccessException.Reason.TIMEOUT, "busy", true, null),
                new IllegalStateException("40001"));
        for (Exception other : others) {
            connections.clear();
            assertThatThrownBy(() -> runFailing(eager, other)).isSameAs(other);
            assertThat(connections).hasSize(1);
        }
        assertThat(pauses).isEmpty();
    }

    @Test
    void runsOnceIfToldSo() {
        SQLException lost = FakeDatabase.failure("40001");
        assertThatThrownBy(() -> runFailing(transactions.withRetries(RetryPolicy.none()), lost))
                .isSameAs(lost);
        assertThat(pauses).isEmpty();
    }

    @Test
    void stopsWhenInterruptedInAPause() {
        SQLException lost = FakeDatabase.failure("40001");
        Transactions interrupted = transactions.withPause(duration -> {
            throw new InterruptedException();
        });
        Throwable heard = catchThrowable(() -> runFailing(interrupted, lost));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(heard)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("interrupted")
                .hasCause(lost);
        assertThat(connections).hasSize(1);
    }
}
