// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.testkit.Interceptor;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Transactions of one worker's heartbeats that can be blocked between the renewals of two leases. */
final class StuckHeartbeats implements TransactionRunner, Interceptor {

    private final TransactionRunner transactions;
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean sticking;
    private final AtomicInteger renewed = new AtomicInteger();

    StuckHeartbeats(TransactionRunner transactions) {
        this.transactions = transactions;
    }

    /** Blocks the next renewal, and waits until it is blocked. */
    void stick() throws InterruptedException {
        sticking = true;
        if (!inside.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("no renewal came");
        }
    }

    /** Unblocks it. */
    void release() {
        sticking = false;
        released.countDown();
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work) throws SQLException, X {
        return transactions.call(tx -> {
            renewed.set(0);
            return work.run(Interception.of(tx, this));
        });
    }

    @Override
    public void beforeStatement(Connection session, String sql) throws SQLException {
        if (sticking && renewed.get() > 0 && isRenewal(sql)) {
            inside.countDown();
            awaitRelease();
        }
    }

    @Override
    public void afterStatement(Connection session, String sql) {
        if (isRenewal(sql)) {
            renewed.incrementAndGet();
        }
    }

    private static boolean isRenewal(String sql) {
        return sql.startsWith("UPDATE") && sql.contains("projection_leases");
    }

    private void awaitRelease() throws SQLException {
        try {
            if (!released.await(120, TimeUnit.SECONDS)) {
                throw new SQLException("not released");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException(e);
        }
    }
}
