// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.pool;

import dev.pupsourcing.processing.internal.pool.PoolWatch.Use;
import dev.pupsourcing.spi.DedicatedTransactions;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Transactions that report waits for connections. Thread-safe. */
public final class CountedTransactions implements DedicatedTransactions {

    private final DedicatedTransactions transactions;
    private final PoolWatch watch;
    private final Use use;

    private CountedTransactions(DedicatedTransactions transactions, PoolWatch watch, Use use) {
        this.transactions = transactions;
        this.watch = watch;
        this.use = use;
    }

    /** The transactions of batches, each of which takes a connection. */
    public static TransactionRunner batches(TransactionRunner transactions, PoolWatch watch) {
        return new CountedTransactions(DedicatedTransactions.sharing(transactions), watch, Use.PASSING);
    }

    /** Transactions that keep their connection. */
    public static DedicatedTransactions dedicated(DedicatedTransactions transactions, PoolWatch watch) {
        return new CountedTransactions(transactions, watch, Use.KEPT);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work) throws SQLException, X {
        try (PoolWatch.Wait wait = watch.begin(use)) {
            try {
                return transactions.call(tx -> {
                    wait.granted();
                    return work.run(tx);
                });
            } catch (Throwable failure) {
                wait.failed(failure);
                throw failure;
            }
        }
    }

    @Override
    public void close() {
        transactions.close();
    }
}
