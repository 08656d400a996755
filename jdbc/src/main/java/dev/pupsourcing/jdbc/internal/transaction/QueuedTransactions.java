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
 * Transactions that queue, first come first served, for a database that takes one writer at a time. Writers that would
 * otherwise collide in the database and sleep there wait in line here. One line per database and process. Thread-safe.
 */
public final class QueuedTransactions implements DedicatedTransactions {

    private static final Map<String, ReentrantLock> LINES = new ConcurrentHashMap<>();

    private final DedicatedTransactions transactions;
    private final ReentrantLock line;

    /** Transactions that stand in the line of a database; see {@link #QueuedTransactions(DedicatedTransactions, String)}. */
    public QueuedTransactions(TransactionRunner transactions, String databaseUrl) {
        this(DedicatedTransactions.sharing(transactions), databaseUrl);
    }

    /**
     * Transactions that stand in the line of a database.
     *
     * @param databaseUrl what identifies the database
     */
    public QueuedTransactions(DedicatedTransactions transactions, String databaseUrl) {
        this.transactions = transactions;
        this.line = LINES.computeIfAbsent(databaseUrl, url -> new ReentrantLock(true));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if this thread has a transaction open already, which would wait for itself
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
            throw new SQLException("interrupted in the line of writers; nothing was begun", e);
        }
    }

    @Override
    public void close() {
        transactions.close();
    }
}
