// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.harness.Report;
import dev.pupsourcing.benchmarks.harness.Target;
import dev.pupsourcing.benchmarks.workload.Appends;
import dev.pupsourcing.benchmarks.workload.Streams;
import dev.pupsourcing.jdbc.Stores;
import dev.pupsourcing.micrometer.PupsourcingMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;

/** What metrics cost appends: denied by a filter of the registry, and recorded. */
public final class MetricsSuite implements Suite {

    private static final Target OFF = Target.atLeast(0.99);
    private static final Target ON = Target.atLeast(0.95);

    @Override
    public String title() {
        return "metrics";
    }

    @Override
    public void run(BenchmarkDatabase database, Plan plan, Report report) throws Exception {
        EventStore plain = Stores.of(database.kind()).eventStore();
        SimpleMeterRegistry denied = new SimpleMeterRegistry();
        denied.config().meterFilter(MeterFilter.denyNameStartsWith("pupsourcing"));
        EventStore off = PupsourcingMetrics.of(denied).decorate(plain);
        EventStore on = PupsourcingMetrics.of(new SimpleMeterRegistry()).decorate(plain);
        Appends appends = new Appends(database, 1, 1, Streams::fresh, 1);
        report.throughput(
                "append of 1 event, metrics denied",
                plan.contest(database).run(List.of(appends.library("plain", plain), appends.library("denied", off))),
                OFF);
        report.throughput(
                "append of 1 event, metrics on",
                plan.contest(database).run(List.of(appends.library("plain", plain), appends.library("measured", on))),
                ON);
    }
}
