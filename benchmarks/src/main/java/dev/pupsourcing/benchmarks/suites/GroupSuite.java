// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import com.zaxxer.hikari.HikariDataSource;
import dev.pupsourcing.AppendResult;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.databases.RawStatements.RawStream;
import dev.pupsourcing.benchmarks.harness.Contender;
import dev.pupsourcing.benchmarks.harness.Report;
import dev.pupsourcing.benchmarks.harness.Standing;
import dev.pupsourcing.benchmarks.harness.Target;
import dev.pupsourcing.benchmarks.harness.Worker;
import dev.pupsourcing.benchmarks.workload.Streams;
import dev.pupsourcing.jdbc.GroupCommit;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Appends of one event through the facade, with group commit and without. */
public final class GroupSuite implements Suite {

    private static final int MANY = 4;
    private static final int UNFINISHED = 64;

    @Override
    public String title() {
        return "groups";
    }

    @Override
    public void run(BenchmarkDatabase database, Plan plan, Report report) throws Exception {
        try (HikariDataSource pool = database.pool(MANY * plan.writers());
                Pupsourcing grouped = grouped(pool)) {
            Pupsourcing plain = Pupsourcing.create(pool);
            boolean single = database.kind().dialect().singleWriter();
            compare(database, plan, report, plain, grouped, 1, Target.atLeast(0.97));
            compare(database, plan, report, plain, grouped, plan.writers(), Target.atLeast(single ? 2.5 : 2));
            compare(database, plan, report, plain, grouped, MANY * plan.writers(), Target.atLeast(single ? 2.5 : 4));
            List<Standing> standings = plan.contest(database)
                    .run(List.of(
                            FacadeSuite.library(plain, "append, 1 thread", 1),
                            async(grouped, "appendAsync, 1 thread")));
            report.throughput(
                    "groups, 1 thread with " + UNFINISHED + " unfinished appends", standings, Target.atLeast(8));
        }
    }

    private static Pupsourcing grouped(HikariDataSource pool) {
        return Pupsourcing.create(
                pool, StoreOptions.builder().groupCommit(GroupCommit.on()).build());
    }

    private static void compare(
            BenchmarkDatabase database,
            Plan plan,
            Report report,
            Pupsourcing plain,
            Pupsourcing grouped,
            int threads,
            Target target)
            throws Exception {
        compare(database, plan, report, plain, grouped, threads, target, "new aggregates", Streams::fresh);
        compare(database, plan, report, plain, grouped, threads, target, "existing aggregates", Streams::own);
    }

    private static void compare(
            BenchmarkDatabase database,
            Plan plan,
            Report report,
            Pupsourcing plain,
            Pupsourcing grouped,
            int threads,
            Target target,
            String what,
            Supplier<Streams> streams)
            throws Exception {
        List<Standing> standings = plan.contest(database)
                .run(List.of(
                        FacadeSuite.library(plain, "ungrouped", threads, streams),
                        FacadeSuite.library(grouped, "grouped", threads, streams)));
        report.throughput("groups, " + threads + " threads, " + what, standings, target);
    }

    /** Keeps a number of appends unfinished; an operation begins one and waits for the oldest. */
    private static Contender async(Pupsourcing facade, String name) {
        return new Contender(name, 1, thread -> new Worker() {
            private final Streams own = Streams.fresh();
            private final Deque<CompletableFuture<AppendResult>> unfinished = new ArrayDeque<>();

            @Override
            public int once() {
                RawStream stream = own.next(1);
                unfinished.add(facade.appendAsync(Streams.expected(stream), Streams.events(stream, 1))
                        .toCompletableFuture());
                if (unfinished.size() > UNFINISHED) {
                    unfinished.remove().join();
                }
                return 1;
            }

            @Override
            public void close() {
                unfinished.forEach(CompletableFuture::join);
            }
        });
    }
}
