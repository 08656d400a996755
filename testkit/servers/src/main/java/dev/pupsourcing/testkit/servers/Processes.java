// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Kills processes that this JVM started. */
final class Processes {

    private Processes() {}

    /**
     * Kills a process and its children together, and waits until they have ended. The parent is frozen first, because a
     * child that it starts would survive and hold the server's shared memory.
     */
    static void kill(long pid) {
        ProcessHandle parent = ProcessHandle.of(pid)
                .orElseThrow(() -> new IllegalStateException("no process " + pid + "; the server does not run"));
        stop(pid);
        List<ProcessHandle> all =
                Stream.concat(Stream.of(parent), parent.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    }

    private static void stop(long pid) {
        try {
            int code = new ProcessBuilder("kill", "-STOP", Long.toString(pid))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -STOP " + pid + " failed with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a server was killed", e);
        }
    }
}
