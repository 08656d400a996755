// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A thread that reads the next page while the last one is handled; it ends when there is nothing to read for a while. */
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

    /** Reads no more; a page that is being read is read to its end. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
