// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.guard;

import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of one thread, with the duration of the open one. With a limit, the server ends a session that idles
 * for too long in a transaction, if it supports that: the locks of a frozen or disconnected process are released.
 * Thread-safe.
 */
public final class LimitedTransactions implements TransactionRunner {

    private final TransactionRunner transactions;
    private final ProjectionStore store;
    private final Optional<Duration> limit;
    private volatile OptionalLong begunAt = OptionalLong.empty();

    /**
     * Creates transactions with a limit, or without one.
     *
     * @param limit the maximum time between two statements
     */
    public LimitedTransactions(TransactionRunner transactions, ProjectionStore store, Optional<Duration> limit) {
        this.transactions = transactions;
        this.store = store;
        this.limit = limit;
    }

    /** The duration of the open transaction; zero if none is open. */
    public Duration open() {
        OptionalLong begun = begunAt;
        return begun.isEmpty() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - begun.getAsLong());
    }

    /** The wait for a connection does not count as open. */
    @Override
    public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work) throws SQLException, X {
        try {
            return transactions.call(limit.isEmpty() ? tx -> begun(tx, work) : tx -> limited(tx, work, limit.get()));
        } finally {
            begunAt = OptionalLong.empty();
        }
    }

    /** The limit is also removed after a failure, because the connection may belong to a pool. */
    private <T extends @Nullable Object, X extends Exception> T limited(
            Connection tx, TransactionWork<T, X> work, Duration idle) throws SQLException, X {
        store.limitIdle(tx, idle);
        Limit taken = () -> store.unlimitIdle(tx);
        try (taken) {
            return begun(tx, work);
        }
    }

    private <T extends @Nullable Object, X extends Exception> T begun(Connection tx, TransactionWork<T, X> work)
            throws SQLException, X {
        begunAt = OptionalLong.of(System.nanoTime());
        return work.run(tx);
    }

    /** A limit that applies until it is closed. */
    @FunctionalInterface
    private interface Limit extends AutoCloseable {
        @Override
        void close();
    }
}
