// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.internal.text.SafeMessage;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionLostException;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/** Runs units of work, each in a separate transaction, and repeats them according to the retry policy. Thread-safe. */
final class UnitsOfWork {

    private static final String TRANSACTION_ROLLBACK_CLASS = "40";
    private static final String COMPLETION_UNKNOWN = "40003";

    private final TransactionRunner transactions;
    private final RetryPolicy retries;
    private final Pause pause;

    UnitsOfWork(TransactionRunner transactions, RetryPolicy retries, Pause pause) {
        this.transactions = transactions;
        this.retries = retries;
        this.pause = pause;
    }

    /**
     * Runs work until it succeeds.
     *
     * @param operation the name of the work, for messages
     * @param repeatable the failures after which it is run again
     */
    <T> T call(String operation, TransactionWork<T, RuntimeException> work, Predicate<EventStoreException> repeatable) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(operation, work);
            } catch (EventStoreException e) {
                if (attempt >= retries.attempts() || !repeatable.test(e)) {
                    throw e;
                }
                pause(operation, attempt, e);
            }
        }
    }

    private <T> T once(String operation, TransactionWork<T, RuntimeException> work) {
        boolean[] done = {false};
        try {
            return transactions.call(tx -> {
                done[0] = false;
                T result = work.run(tx);
                done[0] = true;
                return result;
            });
        } catch (SQLException e) {
            if (isLost(Objects.requireNonNullElse(e.getSQLState(), ""))) {
                throw new TransactionLostException(operation + " lost its transaction: " + SafeMessage.of(e), e);
            }
            throw done[0] ? inDoubt(operation, e) : failed(operation, e);
        }
    }

    private static StoreAccessException failed(String operation, SQLException failure) {
        return new StoreAccessException(
                reason(failure), operation + " failed: " + SafeMessage.of(failure), false, failure);
    }

    /** The work had returned when its transaction failed; the facade's transactions report more precisely. */
    private static StoreAccessException inDoubt(String operation, SQLException failure) {
        return new StoreAccessException(
                Reason.COMMIT_UNKNOWN,
                operation + " failed at its commit, whose outcome is unknown: " + SafeMessage.of(failure)
                        + "; load the aggregate before you retry, or retry with the same command id",
                false,
                failure);
    }

    /** Aborted by the database, and certainly not committed. */
    private static boolean isLost(String sqlState) {
        return sqlState.startsWith(TRANSACTION_ROLLBACK_CLASS) && !sqlState.equals(COMPLETION_UNKNOWN);
    }

    private static Reason reason(SQLException failure) {
        if (failure instanceof SQLTimeoutException) {
            return Reason.TIMEOUT;
        }
        boolean connection = failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException;
        return connection ? Reason.UNAVAILABLE : Reason.OTHER;
    }

    private void pause(String operation, int attempt, EventStoreException reason) {
        try {
            pause.pause(retries.delay(attempt, ThreadLocalRandom.current().nextDouble()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreAccessException(Reason.OTHER, operation + " was interrupted before a retry", false, reason);
        }
    }
}
