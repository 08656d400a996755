// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.guard;

import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Transactions whose session the server ends if they idle for too long, if it supports that: the locks of a frozen or
 * disconnected process are released. Thread-safe.
 */
public final class IdleLimitedTransactions implements TransactionRunner {

    private final TransactionRunner transactions;
    private final ProjectionStore store;
    private final Duration limit;

    public IdleLimitedTransactions(TransactionRunner transactions, ProjectionStore store, Duration limit) {
        this.transactions = transactions;
        this.store = store;
        this.limit = limit;
    }

    /** The limit is also removed after a failure, because the connection may belong to a pool. */
    @Override
    public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work) throws SQLException, X {
        return transactions.call(tx -> {
            store.limitIdle(tx, limit);
            Limit taken = () -> store.unlimitIdle(tx);
            try (taken) {
                return work.run(tx);
            }
        });
    }

    /** A limit that applies until it is closed. */
    @FunctionalInterface
    private interface Limit extends AutoCloseable {
        @Override
        void close();
    }
}
