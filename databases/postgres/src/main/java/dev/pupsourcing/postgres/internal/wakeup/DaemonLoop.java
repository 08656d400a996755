// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres.internal.wakeup;

import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A daemon thread that starts when it is first needed and runs until it is closed. Exceptions are logged and do not end
 * it. Thread-safe.
 */
final class DaemonLoop implements AutoCloseable {

    private static final long FAILURE_PAUSE_MILLIS = 1_000;
    private static final long REPORT_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final String name;
    private final System.Logger logger;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean started = new AtomicBoolean();

    /** One run of the work; it ends after a failure, or soon after the thread is closed. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    DaemonLoop(String name, System.Logger logger) {
        this.name = name;
        this.logger = logger;
    }

    /** Starts the thread, unless it is started; it repeats its work. A failure after the end is not reported. */
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
                if (isOpen() && System.nanoTime() - nextReport >= 0) {
                    nextReport = System.nanoTime() + REPORT_NANOS;
                    report(e);
                }
                if (!rested()) {
                    return;
                }
            }
        }
    }

    /** Neither a logger that throws nor an exception that cannot be printed may end the thread. */
    private void report(Throwable failure) {
        try {
            logger.log(
                    Level.WARNING,
                    name + " failed and continues: " + failure.getClass().getName(),
                    failure);
        } catch (Throwable e) {
            // a failure to log cannot be logged
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

    /** Pauses, or until it is closed. */
    void pause(long millis) throws InterruptedException {
        closed.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
