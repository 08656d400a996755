// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres.internal.wakeup;

import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A daemon thread that starts when it is first needed and works until it is closed. What its work throws is reported and
 * does not end it. Thread-safe.
 */
final class DaemonLoop implements AutoCloseable {

    private static final long FAILURE_PAUSE_MILLIS = 1_000;
    private static final long REPORT_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final String name;
    private final System.Logger logger;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean started = new AtomicBoolean();

    /** One stretch of work; it ends when something goes wrong, or soon after the thread is closed. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    DaemonLoop(String name, System.Logger logger) {
        this.name = name;
        this.logger = logger;
    }

    /** Starts it, unless that has happened; it does its work again and again. */
    void start(Work work) {
        if (started.compareAndSet(false, true)) {
            Thread thread = new Thread(() -> repeat(work), name);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void repeat(Work work) {
        long nextReport = System.nanoTime();
        while (isOpen()) {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Throwable e) {
                if (System.nanoTime() - nextReport >= 0) {
                    nextReport = System.nanoTime() + REPORT_NANOS;
                    report(e);
                }
                if (!rested()) {
                    return;
                }
            }
        }
    }

    /** Neither a logger that throws nor an exception that cannot be printed ends the thread. */
    private void report(Throwable failure) {
        try {
            logger.log(
                    Level.WARNING,
                    name + " failed and goes on: " + failure.getClass().getName(),
                    failure);
        } catch (Throwable e) {
            // Where nothing can be logged, nothing can be done about it either.
        }
    }

    private boolean rested() {
        try {
            pause(FAILURE_PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean isOpen() {
        return closed.getCount() > 0;
    }

    /** Waits a while, or until it is closed. */
    void pause(long millis) throws InterruptedException {
        closed.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
