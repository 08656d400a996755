// SPDX-License-Identifier: MIT
package dev.pupsourcing.spi;

import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Transactions for one purpose, which nobody else's can keep waiting: they have a connection of their own as long as they
 * are open. Thread-safe, one transaction at a time.
 */
public interface DedicatedTransactions extends TransactionRunner, AutoCloseable {

    /** Transactions of a runner that looks after itself; there is nothing to close. */
    static DedicatedTransactions sharing(TransactionRunner transactions) {
        return new DedicatedTransactions() {
            @Override
            public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work)
                    throws SQLException, X {
                return transactions.call(work);
            }

            @Override
            public void close() {
                // The connections are somebody else's.
            }
        };
    }

    /** Gives the connection back. Closing twice is harmless. */
    @Override
    void close();
}
