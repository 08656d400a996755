// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionLostException;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UnitsOfWorkTest {

    private static final TransactionLostException LOST = new TransactionLostException("deadlock", null);

    /** Work that fails a number of times, then succeeds. */
    private static UnitsOfWork failing(int times, Exception failure, Pause pause) {
        AtomicInteger left = new AtomicInteger(times);
        TransactionRunner runner = new TransactionRunner() {
            @Override
            public <T, X extends Exception> T call(TransactionWork<T, X> work) throws SQLException, X {
                if (left.getAndDecrement() <= 0) {
                    return work.run(null);
                }
                if (failure instanceof SQLException sql) {
                    throw sql;
                }
                throw (EventStoreException) failure;
            }
        };
        return new UnitsOfWork(runner, RetryPolicy.conflicts(), pause);
    }

    private static String run(UnitsOfWork units) {
        return units.call("update of X", tx -> "done", TransactionLostException.class::isInstance);
    }

    @Test
    void repeatsWhatCanBeRepeated() {
        assertThat(run(failing(4, LOST, pause -> {}))).isEqualTo("done");
        assertThatThrownBy(() -> run(failing(5, LOST, pause -> {}))).isSameAs(LOST);
        EventStoreException other = new EventStoreException("no", null, true) {};
        assertThatThrownBy(() -> run(failing(1, other, pause -> {}))).isSameAs(other);
    }

    @Test
    void repeatsACommitThatTheDatabaseGaveUpButNoneOfUnknownOutcome() {
        assertThat(run(failing(2, new SQLException("deadlock", "40001"), pause -> {})))
                .isEqualTo("done");
        SQLException unknown = new SQLException("gone in the commit", "40003");
        assertThatThrownBy(() -> run(failing(1, unknown, pause -> {})))
                .isInstanceOf(StoreAccessException.class)
                .hasCause(unknown);
    }

    /** A framework's transactions do not report what failed; the work had returned, so it was the commit. */
    @Test
    void aFailureAfterTheWorkIsOneOfTheCommit() {
        SQLException broken = new SQLException("the connection broke", "08006");
        AtomicInteger runs = new AtomicInteger();
        UnitsOfWork units = new UnitsOfWork(
                new TransactionRunner() {
                    @Override
                    public <T, X extends Exception> T call(TransactionWork<T, X> work) throws SQLException, X {
                        runs.incrementAndGet();
                        work.run(null);
                        throw broken;
                    }
                },
                RetryPolicy.conflicts(),
                pause -> {});
        assertThatThrownBy(() -> run(units))
                .isInstanceOfSatisfying(
                        StoreAccessException.class,
                        e -> assertThat(e.outcomeUnknown()).isTrue())
                .hasMessageContaining("outcome is unknown")
                .hasCause(broken);
        assertThat(runs).hasValue(1);
    }

    @Test
    void tellsWhyTheDatabaseFailed() {
        assertReason(new SQLTimeoutException("late"), Reason.TIMEOUT);
        assertReason(new SQLTransientConnectionException("gone"), Reason.UNAVAILABLE);
        assertReason(new SQLNonTransientConnectionException("gone"), Reason.UNAVAILABLE);
        assertReason(new SQLRecoverableException("gone"), Reason.UNAVAILABLE);
        assertReason(new SQLException("what"), Reason.OTHER);
    }

    private static void assertReason(SQLException failure, Reason reason) {
        assertThatThrownBy(() -> run(failing(1, failure, pause -> {})))
                .isInstanceOfSatisfying(
                        StoreAccessException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessage("update of X failed: " + failure.getMessage())
                .hasCause(failure);
    }

    @Test
    void anInterruptEndsThePauseAndStaysSet() {
        UnitsOfWork units = failing(1, LOST, pause -> {
            throw new InterruptedException();
        });
        assertThatThrownBy(() -> run(units))
                .hasMessage("update of X was interrupted before a retry")
                .hasCause(LOST);
        assertThat(Thread.interrupted()).isTrue();
    }
}
