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
import dev.pupsourcing.benchmarks.suites.GrowthSuite;
import dev.pupsourcing.benchmarks.suites.IdleSuite;
import dev.pupsourcing.benchmarks.suites.LatencySuite;
import dev.pupsourcing.benchmarks.suites.LoadSuite;
import dev.pupsourcing.benchmarks.suites.MappingSuite;
import dev.pupsourcing.benchmarks.suites.MemorySuite;
import dev.pupsourcing.benchmarks.suites.OriginalSuite;
import dev.pupsourcing.benchmarks.suites.Plan;
import dev.pupsourcing.benchmarks.suites.ProjectionSuite;
import dev.pupsourcing.benchmarks.suites.RoundTripSuite;
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
        description = "Measures the library against bare statements on its own tables, in one interleaved run.",
        footer = "Only ratios within one run count; see docs/performance.md.")
public final class Benchmarks implements Callable<Integer> {

    private final PrintStream out;

    @Parameters(
            arity = "0..*",
            paramLabel = "SUITE",
            description = "What to measure: ${COMPLETION-CANDIDATES}; all by default.")
    private List<SuiteName> suites = new ArrayList<>();

    @Option(names = "--db", description = "Where: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
    private BenchmarkDatabases database = BenchmarkDatabases.postgres;

    @Option(names = "--warm-up", description = "Rounds that are not counted; ${DEFAULT-VALUE} by default.")
    private int warmUp = 5;

    @Option(names = "--rounds", description = "Rounds that are counted; ${DEFAULT-VALUE} by default.")
    private int rounds = 15;

    @Option(names = "--millis", description = "How long each contender runs in a round; ${DEFAULT-VALUE} by default.")
    private int millis = 200;

    @Option(names = "--writers", description = "Threads where many write; ${DEFAULT-VALUE} by default.")
    private int writers = 16;

    @Option(names = "--log-events", description = "Events in the log that is read; ${DEFAULT-VALUE} by default.")
    private int logEvents = 50_000;

    Benchmarks(PrintStream out) {
        this.out = out;
    }

    /** Runs the command line. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new Benchmarks(System.out)).execute(arguments));
    }

    /** The suites by the names of the command line. */
    enum SuiteName {
        append,
        load,
        catchup,
        gapsafety,
        roundtrips,
        facade,
        original,
        axon,
        mapping,
        projections,
        idle,
        latency,
        memory,
        growth;

        private Suite suite() {
            return switch (this) {
                case append -> new AppendSuite();
                case load -> new LoadSuite();
                case catchup -> new CatchUpSuite();
                case gapsafety -> new GapSafetySuite();
                case roundtrips -> new RoundTripSuite();
                case facade -> new FacadeSuite();
                case original -> new OriginalSuite();
                case axon -> new AxonSuite();
                case mapping -> new MappingSuite();
                case projections -> new ProjectionSuite();
                case idle -> new IdleSuite();
                case latency -> new LatencySuite();
                case memory -> new MemorySuite();
                case growth -> new GrowthSuite();
            };
        }
    }

    @Override
    public Integer call() throws Exception {
        run();
        return 0;
    }

    /** Measures, prints and returns what was measured. */
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
