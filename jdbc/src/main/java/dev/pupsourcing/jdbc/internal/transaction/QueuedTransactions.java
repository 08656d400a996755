// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import dev.pupsourcing.spi.DedicatedTransactions;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that queue in order of arrival, for a database with a single writer. Otherwise concurrent writers would
 * collide in the database and sleep there. There is one queue per database and process. Thread-safe.
 */
public final class QueuedTransactions implements DedicatedTransactions {

    private static final Map<String, ReentrantLock> LINES = new ConcurrentHashMap<>();

    private final DedicatedTransactions transactions;
    private final ReentrantLock line;

    /**
     * Creates transactions that use the queue of a database; see
     * {@link #QueuedTransactions(DedicatedTransactions, String)}.
     */
    public QueuedTransactions(TransactionRunner transactions, String databaseUrl) {
        this(DedicatedTransactions.sharing(transactions), databaseUrl);
    }

    /**
     * Creates transactions that use the queue of a database.
     *
     * @param databaseUrl identifies the database
     */
    public QueuedTransactions(DedicatedTransactions transactions, String databaseUrl) {
        this.transactions = transactions;
        this.line = LINES.computeIfAbsent(databaseUrl, url -> new ReentrantLock(true));
    }

    /**
     * Refuses to continue if this thread has an open transaction in the queue of a database.
     *
     * @throws IllegalStateException if it has
     */
    public static void refuseOpen(String databaseUrl) {
        ReentrantLock line = LINES.get(databaseUrl);
        if (line != null && line.isHeldByCurrentThread()) {
            throw OpenTransactions.refusal();
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if this thread already has an open transaction, which would wait for itself
     */
    @Override
    public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work) throws SQLException, X {
        if (line.isHeldByCurrentThread()) {
            throw OpenTransactions.refusal();
        }
        enter();
        try {
            return transactions.call(work);
        } finally {
            line.unlock();
        }
    }

    private void enter() throws SQLException {
        try {
            line.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted in the queue of writers; no transaction was begun", e);
        }
    }

    @Override
    public void close() {
        transactions.close();
    }
}
