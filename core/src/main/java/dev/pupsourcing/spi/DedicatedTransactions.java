// SPDX-License-Identifier: MIT
package dev.pupsourcing.spi;

import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Transactions with a dedicated connection, which never wait for other transactions. Thread-safe, one transaction at a
 * time. Implemented by the library.
 */
public interface DedicatedTransactions extends TransactionRunner, AutoCloseable {

    /** Wraps a runner that needs no closing. */
    static DedicatedTransactions sharing(TransactionRunner transactions) {
        return new DedicatedTransactions() {
            @Override
            public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work)
                    throws SQLException, X {
                return transactions.call(work);
            }

            @Override
            public void close() {
                // the runner manages its connections
            }
        };
    }

    /** Returns the connection to its pool. Idempotent. */
    @Override
    void close();
}
