// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.guard;

import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The transactions of one partition, with the duration of the open one. Thread-safe. */
public final class WatchedTransactions implements TransactionRunner {

    private final TransactionRunner transactions;
    private volatile OptionalLong begunAt = OptionalLong.empty();

    public WatchedTransactions(TransactionRunner transactions) {
        this.transactions = transactions;
    }

    /** The duration of the open transaction; zero if none is open. */
    public Duration open() {
        OptionalLong begun = begunAt;
        return begun.isEmpty() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - begun.getAsLong());
    }

    /** The wait for a connection does not count. */
    @Override
    public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work) throws SQLException, X {
        try {
            return transactions.call(tx -> {
                begunAt = OptionalLong.of(System.nanoTime());
                return work.run(tx);
            });
        } finally {
            begunAt = OptionalLong.empty();
        }
    }
}
