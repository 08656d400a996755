// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.harness;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** The processor time that threads and processes have used, which other work on the machine hardly changes. */
public final class Clocks {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Clocks() {}

    /** What the calling thread has used so far, in nanoseconds. */
    static long threadNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** What a process has used so far, in nanoseconds; 0 if the system does not tell. */
    public static long processNanos(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }
}
