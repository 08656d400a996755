// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import java.util.List;

/** Starts and ends what a run needs beside its partitions. */
final class ServiceThreads {

    private ServiceThreads() {}

    /** Runs a task on a daemon thread. */
    static void start(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Closes all, whichever fails.
     *
     * @throws RuntimeException the first failure, if it is one
     * @throws Error the first failure, if it is one
     */
    static void closeAll(List<Runnable> closings) {
        Throwable first = null;
        for (Runnable closing : closings) {
            try {
                closing.run();
            } catch (RuntimeException | Error e) {
                first = first == null ? e : first;
            }
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException failure) {
            throw failure;
        }
    }
}
