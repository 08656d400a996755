// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.harness.Contender;
import dev.pupsourcing.benchmarks.harness.Report;
import dev.pupsourcing.benchmarks.harness.Standing;
import dev.pupsourcing.benchmarks.harness.Target;
import dev.pupsourcing.benchmarks.workload.GrownLog;
import java.util.List;
import java.util.function.Function;

/** The cost of appends, loads and pages in a long log, relative to a log with 1 % of its events. */
public final class GrowthSuite implements Suite {

    private static final int TIMES = 100;
    private static final double MOST = 1.2;

    @Override
    public String title() {
        return "growth";
    }

    @Override
    public void run(BenchmarkDatabase database, Plan plan, Report report) throws Exception {
        GrownLog small = GrownLog.create(database, "small", plan.logEvents() / TIMES);
        GrownLog large = GrownLog.create(database, "large", plan.logEvents());
        Target atLeast = Target.atLeast(1 / MOST);
        Match match = pair -> plan.contest(database).run(List.of(pair.apply(small), pair.apply(large)));
        report.latency("load 100 events", match.of(GrownLog::loads), Target.atMost(MOST));
        report.throughput("catch-up, pages of 1000", match.of(GrownLog::pages), atLeast);
        report.throughput("1 event, new aggregates, 1 writer", match.of(GrownLog::newAggregates), atLeast);
        report.throughput("1 event, existing aggregates, 1 writer", match.of(GrownLog::existingAggregates), atLeast);
    }

    /** Runs the same operation on both logs. */
    @FunctionalInterface
    private interface Match {
        List<Standing> of(Function<GrownLog, Contender> work) throws Exception;
    }
}
