// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import com.zaxxer.hikari.HikariDataSource;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.databases.RawEvent;
import dev.pupsourcing.benchmarks.harness.Contender;
import dev.pupsourcing.benchmarks.harness.Report;
import dev.pupsourcing.benchmarks.harness.Standing;
import dev.pupsourcing.benchmarks.harness.Target;
import dev.pupsourcing.benchmarks.workload.SingleAppends;
import dev.pupsourcing.benchmarks.workload.Streams;
import dev.pupsourcing.jdbc.Pupsourcing;
import java.sql.Connection;
import java.util.List;
import java.util.function.Supplier;

/** Appends through the facade, which manages the transactions and queues writers on databases with a single writer. */
public final class FacadeSuite implements Suite {

    private static final Target MOST_P99_MILLIS = Target.atMost(20);

    @Override
    public String title() {
        return "facade";
    }

    @Override
    public void run(BenchmarkDatabase database, Plan plan, Report report) throws Exception {
        try (HikariDataSource pool = database.pool(plan.writers())) {
            Pupsourcing facade = Pupsourcing.create(pool);
            List<Standing> standings = plan.contest(database)
                    .run(List.of(
                            floor(database, pool, "floor over the same pool, 1 thread", 1),
                            library(facade, "pupsourcing, 1 thread", 1)));
            report.throughput("facade, 1 event", standings, Target.atLeast(0.9));
            standings = plan.contest(database)
                    .run(List.of(
                            library(facade, "pupsourcing, 1 thread", 1),
                            floor(database, pool, "floor over the same pool", plan.writers()),
                            library(facade, "pupsourcing", plan.writers())));
            report.throughput(
                    "facade, 1 event, " + plan.writers() + " threads against 1", standings, Target.atLeast(0.9));
            tail(database, report, plan.writers(), standings.get(2).p99());
        }
    }

    /** If writers queue, the tail latency has a target. */
    private static void tail(BenchmarkDatabase database, Report report, int threads, double p99) {
        String what = "p99 ms of " + threads + " threads";
        if (database.kind().dialect().singleWriter()) {
            report.figure("facade, 1 event", what, p99, MOST_P99_MILLIS);
        } else {
            report.figure("facade, 1 event", what, p99);
        }
    }

    static Contender library(Pupsourcing facade, String name, int threads) {
        return library(facade, name, threads, Streams::fresh);
    }

    static Contender library(Pupsourcing facade, String name, int threads, Supplier<Streams> streams) {
        return SingleAppends.to(
                streams, name, threads, stream -> facade.append(Streams.expected(stream), Streams.events(stream, 1)));
    }

    private static Contender floor(BenchmarkDatabase database, HikariDataSource pool, String name, int threads) {
        return SingleAppends.toNew(name, threads, stream -> {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                database.raw().append(connection, stream, RawEvent.some(1));
                connection.commit();
                connection.setAutoCommit(true);
            }
        });
    }
}
