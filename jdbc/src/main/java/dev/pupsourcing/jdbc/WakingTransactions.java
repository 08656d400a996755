// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.TransactionRunner;
import dev.pupsourcing.TransactionWork;
import dev.pupsourcing.projection.WakeUps;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Transactions that wake those who run projections once an append has committed, and never before. Thread-safe. */
final class WakingTransactions implements TransactionRunner {

    private final TransactionRunner transactions;
    private final AppendMark mark;
    private final WakeUps wakeUps;

    WakingTransactions(TransactionRunner transactions, AppendMark mark, WakeUps wakeUps) {
        this.transactions = transactions;
        this.mark = mark;
        this.wakeUps = wakeUps;
    }

    @Override
    public <T extends @Nullable Object> T call(TransactionWork<T> work) throws SQLException {
        boolean outer = mark.get();
        mark.set(false);
        try {
            T result = transactions.call(work);
            if (mark.get()) {
                wakeUps.wakeUp();
            }
            return result;
        } finally {
            mark.set(outer);
        }
    }
}
