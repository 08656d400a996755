// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.harness;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** The processor time of threads and processes, which other load on the machine hardly affects. */
public final class Clocks {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Clocks() {}

    /** The processor time of the calling thread in nanoseconds. */
    static long threadNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** The processor time of a process in nanoseconds; 0 if the system does not report it. */
    public static long processNanos(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }
}
