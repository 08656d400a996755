// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A thread that reads the next page while the current one is handled; it ends when it is idle for some time. */
public final class ReadAhead implements Executor, AutoCloseable {

    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor thread;

    /** No thread yet. */
    public ReadAhead() {
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                ReadAhead::daemon,
                new ThreadPoolExecutor.DiscardPolicy());
        thread.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "pup-reader");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    /** Stops reading; the current read is completed. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
