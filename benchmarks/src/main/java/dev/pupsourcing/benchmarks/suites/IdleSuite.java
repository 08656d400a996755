// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import com.zaxxer.hikari.HikariDataSource;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.harness.Report;
import dev.pupsourcing.benchmarks.harness.Target;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.status.PartitionStatus.Phase;
import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.testkit.Interceptor;
import dev.pupsourcing.testkit.Waiting;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** The cost of idle projections in one process, in statements per second. */
public final class IdleSuite implements Suite {

    private static final int CONNECTIONS = 10;
    private static final Target ABOUT_ONE = Target.atMost(1.2);

    @Override
    public String title() {
        return "idle";
    }

    @Override
    public void run(BenchmarkDatabase database, Plan plan, Report report) throws Exception {
        double one = 0;
        for (int projections : List.of(1, 10, 50)) {
            double statements = measure(database, projections, plan);
            report.figure("caught-up projections in one process", "statements/s of " + projections, statements);
            if (projections == 1) {
                one = statements;
            } else {
                report.figure(
                        "caught-up projections in one process", projections + " to 1", statements / one, ABOUT_ONE);
            }
        }
    }

    private static double measure(BenchmarkDatabase database, int projections, Plan plan) throws Exception {
        Statements statements = new Statements();
        try (HikariDataSource pool = database.pool(CONNECTIONS);
                ProjectionRunner runner = runner(Pupsourcing.create(Interception.of(pool, statements)), projections)) {
            runner.start();
            Waiting.until(
                    "the projections have caught up",
                    () -> runner.partitions().stream().allMatch(status -> status.phase() == Phase.CAUGHT_UP));
            pause(plan.settling());
            long before = statements.count.sum();
            double seconds = pause(plan.window());
            return (statements.count.sum() - before) / seconds;
        }
    }

    /** Waits, and returns the elapsed seconds. */
    private static double pause(Duration duration) {
        long start = System.nanoTime();
        for (long rest = duration.toNanos(); rest > 0; rest = start + duration.toNanos() - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Projections of a bounded context that has no events. */
    private static ProjectionRunner runner(Pupsourcing pupsourcing, int projections) {
        ProjectionRunner.Builder builder = ProjectionRunner.builder(pupsourcing);
        for (int i = 0; i < projections; i++) {
            builder.add(Projection.of("idle-" + i, ReadScope.ofContexts("Idle"), (tx, event) -> {}));
        }
        return builder.build();
    }

    /** Counts statements. Thread-safe. */
    private static final class Statements implements Interceptor {
        private final LongAdder count = new LongAdder();

        @Override
        public void beforeStatement(Connection session, String sql) {
            count.increment();
        }
    }
}
