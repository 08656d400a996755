// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A daemon thread that starts when it is first needed and works until it is closed. Thread-safe. */
final class OwnThread implements AutoCloseable {

    private final String name;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean started = new AtomicBoolean();

    /** One stretch of work; it ends when something goes wrong, or soon after the thread is closed. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    OwnThread(String name) {
        this.name = name;
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
        try {
            while (isOpen()) {
                work.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
