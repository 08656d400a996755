// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.servers;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Kills processes that this JVM started. */
final class Processes {

    private Processes() {}

    /** Kills a process and its children at once, and waits until they are gone. */
    static void kill(long pid) {
        ProcessHandle parent = ProcessHandle.of(pid)
                .orElseThrow(() -> new IllegalStateException("no process " + pid + "; the server does not run"));
        List<ProcessHandle> all =
                Stream.concat(Stream.of(parent), parent.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    }
}
