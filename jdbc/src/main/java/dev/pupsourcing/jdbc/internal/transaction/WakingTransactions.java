// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import dev.pupsourcing.projection.wakeup.WakeUps;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Transactions that wake projections after the commit of an append. Thread-safe. */
public final class WakingTransactions implements TransactionRunner {

    private final TransactionRunner transactions;
    private final AppendTrackingStore store;
    private final WakeUps wakeUps;

    /** Wraps the transactions of a store. */
    public WakingTransactions(TransactionRunner transactions, AppendTrackingStore store, WakeUps wakeUps) {
        this.transactions = transactions;
        this.store = store;
        this.wakeUps = wakeUps;
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work) throws SQLException, X {
        boolean outer = store.hasAppended();
        store.setAppended(false);
        try {
            T result = transactions.call(work);
            if (store.hasAppended()) {
                WakeUpAfterCommit.run(wakeUps);
            }
            return result;
        } finally {
            store.setAppended(outer);
        }
    }
}
