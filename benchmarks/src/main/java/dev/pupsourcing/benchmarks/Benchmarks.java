// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks;

import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabases;
import dev.pupsourcing.benchmarks.harness.Report;
import dev.pupsourcing.benchmarks.harness.Settings;
import dev.pupsourcing.benchmarks.suites.AppendSuite;
import dev.pupsourcing.benchmarks.suites.AxonSuite;
import dev.pupsourcing.benchmarks.suites.CatchUpSuite;
import dev.pupsourcing.benchmarks.suites.FacadeSuite;
import dev.pupsourcing.benchmarks.suites.GapSafetySuite;
import dev.pupsourcing.benchmarks.suites.GroupSuite;
import dev.pupsourcing.benchmarks.suites.GrowthSuite;
import dev.pupsourcing.benchmarks.suites.IdleSuite;
import dev.pupsourcing.benchmarks.suites.LatencySuite;
import dev.pupsourcing.benchmarks.suites.LoadSuite;
import dev.pupsourcing.benchmarks.suites.MappingSuite;
import dev.pupsourcing.benchmarks.suites.MemorySuite;
import dev.pupsourcing.benchmarks.suites.MetricsSuite;
import dev.pupsourcing.benchmarks.suites.OriginalSuite;
import dev.pupsourcing.benchmarks.suites.Plan;
import dev.pupsourcing.benchmarks.suites.ProjectionSuite;
import dev.pupsourcing.benchmarks.suites.RoundTripSuite;
import dev.pupsourcing.benchmarks.suites.SpringSuite;
import dev.pupsourcing.benchmarks.suites.Suite;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of the benchmarks. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        description = "Compares the library with plain statements on its own tables, in one interleaved run.",
        footer = "Only ratios within one run are meaningful; see docs/performance.md.")
public final class Benchmarks implements Callable<Integer> {

    private final PrintStream out;

    @Parameters(
            arity = "0..*",
            paramLabel = "SUITE",
            description = "The suites to run: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<SuiteName> suites = new ArrayList<>();

    @Option(names = "--db", description = "The database: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private BenchmarkDatabases database = BenchmarkDatabases.postgres;

    @Option(names = "--warm-up", description = "The number of warm-up rounds. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 5;

    @Option(names = "--rounds", description = "The number of measured rounds. Default: ${DEFAULT-VALUE}.")
    private int rounds = 15;

    @Option(names = "--millis", description = "The time for each contender in a round. Default: ${DEFAULT-VALUE}.")
    private int millis = 200;

    @Option(
            names = "--writers",
            description = "The number of threads for concurrent writers. Default: " + "${DEFAULT-VALUE}.")
    private int writers = 16;

    @Option(
            names = "--log-events",
            description = "The number of events in the log that is read. Default: " + "${DEFAULT-VALUE}.")
    private int logEvents = 50_000;

    Benchmarks(PrintStream out) {
        this.out = out;
    }

    /** Runs the command line. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new Benchmarks(System.out)).execute(arguments));
    }

    /** The suites by their names on the command line. */
    enum SuiteName {
        append,
        load,
        catchup,
        gapsafety,
        roundtrips,
        facade,
        groups,
        original,
        axon,
        mapping,
        projections,
        idle,
        latency,
        memory,
        growth,
        spring,
        metrics;

        private Suite suite() {
            return switch (this) {
                case append -> new AppendSuite();
                case load -> new LoadSuite();
                case catchup -> new CatchUpSuite();
                case gapsafety -> new GapSafetySuite();
                case roundtrips -> new RoundTripSuite();
                case facade -> new FacadeSuite();
                case groups -> new GroupSuite();
                case original -> new OriginalSuite();
                case axon -> new AxonSuite();
                case mapping -> new MappingSuite();
                case projections -> new ProjectionSuite();
                case idle -> new IdleSuite();
                case latency -> new LatencySuite();
                case memory -> new MemorySuite();
                case growth -> new GrowthSuite();
                case spring -> new SpringSuite();
                case metrics -> new MetricsSuite();
            };
        }
    }

    @Override
    public Integer call() throws Exception {
        run();
        return 0;
    }

    /** Runs the suites, prints the results and returns them. */
    List<Report> run() throws Exception {
        Plan plan = new Plan(new Settings(warmUp, rounds, Duration.ofMillis(millis)), writers, logEvents);
        List<Report> reports = new ArrayList<>();
        try (BenchmarkDatabase open = database.open()) {
            out.println(environment(open));
            for (SuiteName name : suites.isEmpty() ? List.of(SuiteName.values()) : suites) {
                Report report = new Report(out);
                Suite suite = name.suite();
                suite.run(open, plan, report);
                report.print(suite.title());
                reports.add(report);
            }
        }
        return reports;
    }

    private String environment(BenchmarkDatabase open) throws Exception {
        return open.describe() + "\nJDK " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " CPUs, medians of " + rounds + " rounds of " + millis
                + " ms";
    }
}
