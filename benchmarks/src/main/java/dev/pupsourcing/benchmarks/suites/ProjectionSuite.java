// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import com.zaxxer.hikari.HikariDataSource;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.harness.Contender;
import dev.pupsourcing.benchmarks.harness.Report;
import dev.pupsourcing.benchmarks.harness.Target;
import dev.pupsourcing.benchmarks.workload.Passes;
import dev.pupsourcing.benchmarks.workload.ReadModels;
import dev.pupsourcing.benchmarks.workload.Reads;
import java.util.List;

/** Projections that catch up: the cost of checkpoints, the gain from batches, and concurrent partitions. */
public final class ProjectionSuite implements Suite {

    private static final int PARTITIONS = 16;
    private static final Target TRIVIAL = Target.atLeast(0.7);
    private static final Target BATCHED = Target.atLeast(5);
    private static final Target FOLDED = Target.atLeast(0.6);
    private static final Target PARTITIONED = Target.atLeast(0.9);
    private static final Target READINGS = Target.atMost(1.1);

    @Override
    public String title() {
        return "projections";
    }

    @Override
    public void run(BenchmarkDatabase database, Plan plan, Report report) throws Exception {
        long end = Reads.fill(database, plan.logEvents());
        database.analyze();
        try (HikariDataSource pool = database.pool(PARTITIONS + 4)) {
            Passes passes = Passes.over(pool, end);
            Run run = new Run(database, plan, report, passes, ReadModels.in(database));
            run.checkpoints();
            run.batches();
            run.folding();
            run.partitions();
        }
    }

    /** One run on one log. */
    private record Run(BenchmarkDatabase database, Plan plan, Report report, Passes passes, ReadModels models) {

        private static final String SIDE_BY_SIDE = "projection, partitions in one process";

        void checkpoints() throws Exception {
            measure("projection, pages of 1000", TRIVIAL, passes.reader(), nothing());
        }

        void batches() throws Exception {
            Contender single = passes.projection("single events, batches of 100", 1, models::oneByOne);
            measure("projection, one upsert per event", BATCHED, single, batched());
        }

        void folding() throws Exception {
            Contender folded = passes.projection("aggregated in memory", 1, models::folded);
            measure("projection, one upsert per aggregate and batch", FOLDED, nothing(), folded);
        }

        void partitions() throws Exception {
            Contender partitioned = passes.projection(PARTITIONS + " partitions", PARTITIONS, models::batched);
            measure(SIDE_BY_SIDE, PARTITIONED, batched(), partitioned);
            long before = passes.log().events();
            double handled = partitioned.workers().open(0).once();
            double read = passes.log().events() - before;
            report.figure(SIDE_BY_SIDE, "events read per event handled", read / handled, READINGS);
        }

        private Contender nothing() {
            return passes.projection("a projection that does nothing", 1, models::nothing);
        }

        private Contender batched() {
            return passes.projection("an upsert per event, as a batch", 1, models::batched);
        }

        private void measure(String name, Target target, Contender first, Contender second) throws Exception {
            report.throughput(name, plan.processContest(database).run(List.of(first, second)), target);
        }
    }
}
