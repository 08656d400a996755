// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.jdbc.FakeDatabase;
import dev.pupsourcing.jdbc.FakeDialect;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QueuedTransactionsTest {

    private static final int WORKERS = 8;

    private final String url = "jdbc:test:" + UUID.randomUUID();
    private final FakeDatabase database = new FakeDatabase();

    @Test
    void lineUpForOneDatabaseEvenFromSeveralRunners() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            TransactionRunner runner = new QueuedTransactions(direct(), url);
            tasks.add(() -> runner.call(tx -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Thread.yield();
                return inside.decrementAndGet();
            }));
        }
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        try {
            for (Future<Integer> task : threads.invokeAll(tasks)) {
                assertThat(task.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void leaveTheLineWhenTheWorkFails() throws SQLException {
        TransactionRunner runner =
                new QueuedTransactions(Transactions.of(database.dataSource(), new FakeDialect()), url);
        SQLException failure = FakeDatabase.failure("42000");
        assertThatThrownBy(() -> runner.call(tx -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(runner.<String, RuntimeException>call(tx -> "next")).isEqualTo("next");
    }

    @Test
    void refuseASecondTransactionOfTheSameThread() throws SQLException {
        TransactionRunner outer =
                new QueuedTransactions(Transactions.of(database.dataSource(), new FakeDialect()), url);
        TransactionRunner inner = new QueuedTransactions(direct(), url);
        assertThatThrownBy(() -> outer.call(tx -> inner.call(other -> "never")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must not open a second transaction");
        assertThat(inner.<String, RuntimeException>call(tx -> "next")).isEqualTo("next");
    }

    @Test
    void leaveTheLineWhenInterrupted() {
        TransactionRunner runner = new QueuedTransactions(direct(), url);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> runner.call(tx -> "never"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    /** A runner without a connection, so that only the queue separates its users. */
    private TransactionRunner direct() {
        return new TransactionRunner() {
            @Override
            @SuppressWarnings("NullAway")
            public <T, X extends Exception> T call(TransactionWork<T, X> work) throws SQLException, X {
                return work.run(null);
            }
        };
    }
}
