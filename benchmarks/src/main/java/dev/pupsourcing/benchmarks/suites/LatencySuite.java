// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import com.zaxxer.hikari.HikariDataSource;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.harness.Contender;
import dev.pupsourcing.benchmarks.harness.Report;
import dev.pupsourcing.benchmarks.harness.Target;
import dev.pupsourcing.benchmarks.workload.Latencies;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.RunnerOptions;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.projection.wakeup.WakeUps;
import java.util.List;
import java.util.Optional;

/** The time from commit to handler for each kind of wake-up, and the cost of wake-ups for writers. */
public final class LatencySuite implements Suite {

    private static final Target SOON_MILLIS = Target.atMost(2);
    private static final Target NEARLY_ALWAYS_MILLIS = Target.atMost(10);
    private static final Target POLLED_MILLIS =
            Target.atMost((double) RunnerOptions.DEFAULT_POLL_INTERVAL.toMillis() + 5);
    private static final Target WRITERS = Target.atLeast(0.85);

    @Override
    public String title() {
        return "latency";
    }

    @Override
    public void run(BenchmarkDatabase database, Plan plan, Report report) throws Exception {
        int events = plan.settings().rounds() * 20;
        try (HikariDataSource pool = database.pool(plan.writers() + 6)) {
            Pupsourcing writer = Pupsourcing.create(pool);
            measure(report, "in one process", new Latencies(writer, writer, events), true);
            measure(report, "polling every 100 ms", new Latencies(writer, polling(pool), events), false);
            Optional<WakeUps> own = database.notifications(pool);
            Optional<WakeUps> others = database.notifications(pool);
            if (own.isPresent() && others.isPresent()) {
                Pupsourcing notifying = writer.withWakeUps(own.get());
                Pupsourcing elsewhere = Pupsourcing.create(pool).withWakeUps(others.get());
                measure(report, "notifications", new Latencies(notifying, elsewhere, events), true);
                writers(database, plan, report, writer.withWakeUps(WakeUps.none()), notifying);
                close(own.get());
                close(others.get());
            }
        }
    }

    private static void measure(Report report, String how, Latencies latencies, boolean woken) throws Exception {
        String name = "commit to handler at " + Latencies.PER_SECOND + " events/s, " + how;
        latencies.measure();
        if (woken) {
            report.figure(name, "p50 ms", latencies.millis(0.5), SOON_MILLIS);
        } else {
            report.figure(name, "p50 ms", latencies.millis(0.5));
        }
        report.figure(name, "p99 ms", latencies.millis(0.99), woken ? NEARLY_ALWAYS_MILLIS : POLLED_MILLIS);
    }

    /** The store as used by another process, without wake-ups. */
    private static ProjectionHost polling(HikariDataSource pool) {
        Pupsourcing other = Pupsourcing.create(pool);
        return ProjectionBackend.of(
                other.backend().log(), other.transactions(), other.backend().projectionStore());
    }

    private static void writers(
            BenchmarkDatabase database, Plan plan, Report report, Pupsourcing quiet, Pupsourcing notifying)
            throws Exception {
        Contender without = FacadeSuite.library(quiet, "without wake-ups", plan.writers());
        Contender with = FacadeSuite.library(notifying, "with notifications", plan.writers());
        report.throughput(
                "facade, " + plan.writers() + " writers, wake-ups after the commit",
                plan.contest(database).run(List.of(without, with)),
                WRITERS);
    }

    private static void close(WakeUps wakeUps) throws Exception {
        if (wakeUps instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
