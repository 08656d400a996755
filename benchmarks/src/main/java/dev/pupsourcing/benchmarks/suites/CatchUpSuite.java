// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.harness.Report;
import dev.pupsourcing.benchmarks.harness.Target;
import dev.pupsourcing.benchmarks.workload.Pager;
import dev.pupsourcing.benchmarks.workload.Reads;
import java.sql.Connection;
import java.util.List;

/** Reads of the whole log. */
public final class CatchUpSuite implements Suite {

    @Override
    public String title() {
        return "catch-up";
    }

    @Override
    public void run(BenchmarkDatabase database, Plan plan, Report report) throws Exception {
        long start = latest(database);
        Reads.seed(database, Math.max(1, plan.logEvents() / 100), 100);
        Target target = Target.atLeast(database.kind().dialect().singleWriter() ? 0.6 : 0.85);
        for (int page : List.of(500, 1000)) {
            Pager pager = new Pager(database, start, page);
            report.throughput(
                    "catch-up, pages of " + page,
                    plan.contest(database).run(List.of(pager.floor(), pager.library())),
                    target);
        }
    }

    static long latest(BenchmarkDatabase database) throws Exception {
        try (Connection connection = database.connect()) {
            return Reads.store(database).latestPosition(connection);
        }
    }
}
