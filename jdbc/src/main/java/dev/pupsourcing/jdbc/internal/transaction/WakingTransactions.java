// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import dev.pupsourcing.projection.WakeUps;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Transactions that wake those who run projections once an append has committed, and never before. Thread-safe. */
public final class WakingTransactions implements TransactionRunner {

    private static final System.Logger LOGGER = System.getLogger("dev.pupsourcing");

    private final TransactionRunner transactions;
    private final AppendMark mark;
    private final WakeUps wakeUps;

    public WakingTransactions(TransactionRunner transactions, AppendMark mark, WakeUps wakeUps) {
        this.transactions = transactions;
        this.mark = mark;
        this.wakeUps = wakeUps;
    }

    /** The work is committed: a wake-up that fails must not make it look as if it was not. The poll interval remains. */
    private void wake() {
        try {
            wakeUps.wakeUp();
        } catch (RuntimeException | Error e) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "projections could not be woken up: " + e.getClass().getName());
        }
    }

    @Override
    public <T extends @Nullable Object> T call(TransactionWork<T> work) throws SQLException {
        boolean outer = mark.get();
        mark.set(false);
        try {
            T result = transactions.call(work);
            if (mark.get()) {
                wake();
            }
            return result;
        } finally {
            mark.set(outer);
        }
    }
}
