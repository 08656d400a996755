// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.signal;

import java.util.List;

/** Starts and stops the service threads of a run. */
public final class ServiceThreads {

    private ServiceThreads() {}

    /** Runs a task on a daemon thread. */
    public static void start(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Closes all resources, even if some fail.
     *
     * @throws RuntimeException the first failure, if it has this type
     * @throws Error the first failure, if it has this type
     */
    public static void closeAll(List<Runnable> closings) {
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
