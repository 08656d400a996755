// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import com.zaxxer.hikari.HikariDataSource;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.harness.Report;
import dev.pupsourcing.benchmarks.harness.Target;
import dev.pupsourcing.benchmarks.workload.Reads;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** The memory that a projection uses while it catches up with the whole log. */
public final class MemorySuite implements Suite {

    private static final int LOOKS = 10;
    private static final double MEGABYTE = 1024 * 1024;
    private static final Target FLAT = Target.atMost(1.5);

    @Override
    public String title() {
        return "memory";
    }

    @Override
    public void run(BenchmarkDatabase database, Plan plan, Report report) throws Exception {
        long end = Reads.fill(database, plan.logEvents());
        Looks looks = new Looks(Math.max(1, plan.logEvents() / LOOKS));
        long start = System.nanoTime();
        try (HikariDataSource pool = database.pool(4);
                ProjectionRunner processor = ProjectionRunner.of(Pupsourcing.create(pool), looks.projection())) {
            processor.runUntil(end);
        }
        String name = "catch-up with " + plan.logEvents() + " events";
        report.figure(name, "events/s, single events", looks.handled / ((System.nanoTime() - start) / 1e9));
        report.figure(name, "maximum heap, MB", Runtime.getRuntime().maxMemory() / MEGABYTE);
        report.figure(name, "live heap after a tenth, MB", looks.live.get(0));
        report.figure(name, "maximum live heap, MB", Collections.max(looks.live));
        report.figure(name, "growth", Collections.max(looks.live) / looks.live.get(0), FLAT);
    }

    /** Measures the live heap at intervals of events. Used by the single thread of a projection. */
    private static final class Looks {
        private final int every;
        private final List<Double> live = new ArrayList<>();
        private long handled;

        Looks(int every) {
            this.every = every;
        }

        Projection projection() {
            return Projection.of("memory-" + UUID.randomUUID(), (tx, event) -> {
                if (++handled % every == 0) {
                    live.add(liveMegabytes());
                }
            });
        }

        private static double liveMegabytes() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
        }
    }
}
