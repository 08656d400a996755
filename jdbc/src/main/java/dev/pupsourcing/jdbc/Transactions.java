// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.RetryPolicy;
import dev.pupsourcing.TransactionLostException;
import dev.pupsourcing.TransactionRunner;
import dev.pupsourcing.TransactionWork;
import java.sql.SQLException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Transactions over a {@link DataSource}: takes a connection, runs the work, commits if it returns and rolls back if it
 * throws, and gives the connection back as it was. Thread-safe.
 *
 * <p>A transaction that the database gave up (SQL state class 40, or a {@link TransactionLostException}) is run again as a
 * whole, as the {@link RetryPolicy} says. A commit whose outcome is unknown is never repeated.
 */
public final class Transactions implements TransactionRunner {

    private static final String TRANSACTION_ROLLBACK_CLASS = "40";
    private static final String COMPLETION_UNKNOWN = "40003";

    private final DataSource dataSource;
    private final OptionalInt isolation;
    private final CommitStyle style;
    private final RetryPolicy retries;
    private final Pause pause;

    private Transactions(
            DataSource dataSource, OptionalInt isolation, CommitStyle style, RetryPolicy retries, Pause pause) {
        this.dataSource = dataSource;
        this.isolation = isolation;
        this.style = style;
        this.retries = retries;
        this.pause = pause;
    }

    /** Transactions at the connections' own isolation level, run again if the database gives them up. */
    public static Transactions over(DataSource dataSource) {
        return new Transactions(
                Objects.requireNonNull(dataSource, "dataSource"),
                OptionalInt.empty(),
                CommitStyle.COMMIT,
                RetryPolicy.lostTransactions(),
                Pause.REAL);
    }

    /** Runs work in one transaction of its own; see {@link #call(TransactionWork)}. */
    public static <T extends @Nullable Object> T call(DataSource dataSource, TransactionWork<T> work)
            throws SQLException {
        return over(dataSource).call(work);
    }

    /** These transactions at an isolation level, as in {@link java.sql.Connection}. */
    public Transactions withIsolation(int level) {
        return new Transactions(dataSource, OptionalInt.of(level), style, retries, pause);
    }

    /** These transactions with another policy for running work again. */
    public Transactions withRetries(RetryPolicy policy) {
        return new Transactions(dataSource, isolation, style, Objects.requireNonNull(policy, "policy"), pause);
    }

    /** These transactions with another way to pause. */
    Transactions withPause(Pause other) {
        return new Transactions(dataSource, isolation, style, retries, other);
    }

    /** These transactions with another way to end. */
    Transactions withCommitStyle(CommitStyle other) {
        return new Transactions(dataSource, isolation, other, retries, pause);
    }

    @Override
    public <T extends @Nullable Object> T call(TransactionWork<T> work) throws SQLException {
        Objects.requireNonNull(work, "work");
        for (int attempt = 1; ; attempt++) {
            try {
                return new SingleTransaction(dataSource, isolation, style).call(work);
            } catch (SQLException | EventStoreException e) {
                if (attempt == retries.attempts() || !repeatable(e)) {
                    throw e;
                }
                pause(attempt, e);
            }
        }
    }

    private boolean repeatable(Exception failure) {
        if (failure instanceof SQLException sql) {
            String state = sql.getSQLState();
            return state != null && state.startsWith(TRANSACTION_ROLLBACK_CLASS) && !state.equals(COMPLETION_UNKNOWN);
        }
        return failure instanceof TransactionLostException
                || (retries.onConflict() && failure instanceof OptimisticConcurrencyException);
    }

    private void pause(int attempt, Exception reason) throws SQLException {
        try {
            pause.pause(retries.delay(attempt, ThreadLocalRandom.current().nextDouble()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted before running the transaction again", reason);
        }
    }
}
