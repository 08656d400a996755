// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.harness.Report;
import dev.pupsourcing.benchmarks.harness.Target;
import dev.pupsourcing.benchmarks.workload.Appends;
import dev.pupsourcing.benchmarks.workload.Streams;

/** Appends of 1, 10 and 100 events with one writer and with many, to new and to existing aggregates. */
public final class AppendSuite implements Suite {

    @Override
    public String title() {
        return "append";
    }

    @Override
    public void run(BenchmarkDatabase database, Plan plan, Report report) throws Exception {
        boolean server = !database.kind().dialect().singleWriter();
        boolean strict = database.appendsInOneStatement() || !server;
        Target one = Target.atLeast(strict ? 0.9 : 0.8);
        Target many = Target.atLeast(strict ? 0.9 : 0.85);
        measure(new Case("1 event, new aggregates", 1, 1, true), database, plan, report, one);
        measure(new Case("1 event, existing aggregates", 1, 1, false), database, plan, report, one);
        measure(new Case("10 events, existing aggregates", 1, 10, false), database, plan, report, many);
        measure(new Case("100 events, existing aggregates", 1, 100, false), database, plan, report, many);
        if (server) {
            sideBySide(database, plan, report, one, many);
        }
    }

    private static void sideBySide(BenchmarkDatabase database, Plan plan, Report report, Target one, Target many)
            throws Exception {
        Appends alone = new Appends(database, 1, 1, Streams::fresh, 100);
        report.standings(
                "1 event, 100 appends to a commit", plan.contest(database).run(alone.all()));
        measure(new Case("1 event, new aggregates", plan.writers(), 1, true), database, plan, report, one);
        measure(new Case("1 event, existing aggregates", plan.writers(), 1, false), database, plan, report, one);
        measure(new Case("10 events, existing aggregates", plan.writers(), 10, false), database, plan, report, many);
    }

    private static void measure(Case one, BenchmarkDatabase database, Plan plan, Report report, Target target)
            throws Exception {
        Appends appends = new Appends(database, one.writers, one.events, one.fresh ? Streams::fresh : Streams::own, 1);
        report.throughput(one.toString(), plan.contest(database).run(appends.all()), target);
    }

    /**
     * One case.
     *
     * @param name its name in the table
     * @param writers the number of threads
     * @param events the number of events per append
     * @param fresh whether each append creates a new aggregate
     */
    private record Case(String name, int writers, int events, boolean fresh) {
        @Override
        public String toString() {
            return name + ", " + writers + (writers == 1 ? " writer" : " writers");
        }
    }
}
