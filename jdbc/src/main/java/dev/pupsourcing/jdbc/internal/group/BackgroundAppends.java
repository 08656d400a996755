// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.group;

import dev.pupsourcing.jdbc.internal.group.PendingAppend.State;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The threads for appends whose callers do not wait. They are daemons, start when they are needed, and end when they are
 * idle. Code of users, which depends on futures, never runs on the thread that commits. Thread-safe.
 */
final class BackgroundAppends {

    /** The maximum number of appends that are sent alone at the same time. */
    private static final int ALONE = 4;

    private static final long IDLE_SECONDS = 5;
    private static final ThreadFactory DAEMONS = task -> {
        Thread thread = new Thread(task, "pupsourcing-append");
        thread.setDaemon(true);
        return thread;
    };

    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            DAEMONS,
            (task, pool) -> task.run());
    private final ThreadPoolExecutor alone = new ThreadPoolExecutor(
            ALONE,
            ALONE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            DAEMONS,
            (task, pool) -> task.run());

    BackgroundAppends() {
        alone.allowCoreThreadTimeOut(true);
    }

    /** Runs a committer. */
    void commit(Runnable committer) {
        workers.execute(committer);
    }

    /** Completes the futures of members of a group, and sends those alone that need it. */
    void settled(List<PendingAppend> members, Consumer<PendingAppend> sendAlone) {
        List<PendingAppend> done = members.stream()
                .filter(append -> append.isAsync() && append.state() == State.DONE)
                .toList();
        if (!done.isEmpty()) {
            workers.execute(() -> done.forEach(PendingAppend::complete));
        }
        for (PendingAppend append : members) {
            if (append.isAsync() && append.state() == State.ALONE) {
                alone.execute(() -> {
                    sendAlone.accept(append);
                    workers.execute(append::complete);
                });
            }
        }
    }

    /** Ends the threads after what they do; later tasks run on the thread that submits them. */
    void close() {
        workers.shutdown();
        alone.shutdown();
    }
}
