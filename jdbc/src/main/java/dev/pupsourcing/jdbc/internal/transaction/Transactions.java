// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionLostException;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on a {@link DataSource}: takes a connection, runs the work, commits if it returns and rolls back if it
 * throws, and returns the connection with its original settings. Thread-safe.
 *
 * <p>A transaction that the database aborted (SQL state class 40, or a {@link TransactionLostException}) is run again
 * completely, according to the {@link RetryPolicy}. A commit with an unknown outcome is never repeated.
 */
public final class Transactions implements TransactionRunner {

    private static final String TRANSACTION_ROLLBACK_CLASS = "40";
    private static final String COMPLETION_UNKNOWN = "40003";

    private final DataSource dataSource;
    private final Dialect dialect;
    private final RetryPolicy retries;
    private final boolean guarded;
    private final Pause pause;

    private Transactions(DataSource dataSource, Dialect dialect, RetryPolicy retries, boolean guarded, Pause pause) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.retries = retries;
        this.guarded = guarded;
        this.pause = pause;
    }

    /** Creates transactions for a dialect, with retries of transactions that the database aborts. */
    public static Transactions of(DataSource dataSource, Dialect dialect) {
        return new Transactions(
                Objects.requireNonNull(dataSource, "dataSource"),
                Objects.requireNonNull(dialect, "dialect"),
                RetryPolicy.lostTransactions(),
                true,
                Pause.REAL);
    }

    /** These transactions with a different retry policy. */
    public Transactions withRetries(RetryPolicy policy) {
        return new Transactions(dataSource, dialect, Objects.requireNonNull(policy, "policy"), guarded, pause);
    }

    /** These transactions for work of the library, which needs no guard. */
    public Transactions unguarded() {
        return new Transactions(dataSource, dialect, retries, false, pause);
    }

    /** These transactions with a different way to pause, for tests. */
    Transactions withPause(Pause other) {
        return new Transactions(dataSource, dialect, retries, guarded, other);
    }

    /**
     * Refuses to continue if this thread has an open transaction on a data source.
     *
     * @throws IllegalStateException if it has
     */
    public static void refuseOpen(DataSource dataSource) {
        OpenTransactions.refuseOpen(dataSource);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if this thread already has an open transaction on the same data source
     */
    @Override
    public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work) throws SQLException, X {
        Objects.requireNonNull(work, "work");
        return OpenTransactions.call(dataSource, () -> repeat(work));
    }

    private <T extends @Nullable Object, X extends Exception> T repeat(TransactionWork<T, X> work)
            throws SQLException, X {
        SingleTransaction transaction = new SingleTransaction(dataSource, dialect);
        for (int attempt = 1; ; attempt++) {
            try {
                return guarded ? transaction.call(work) : transaction.callPlain(work);
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
            throw new SQLException("interrupted before a retry of the transaction", reason);
        }
    }
}
