// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.benchmarks.databases.BenchmarkDatabases;
import dev.pupsourcing.benchmarks.harness.Report;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** Every suite runs within seconds on every database and reports plausible figures; speed is not asserted. */
class BenchmarksTest {

    private static final int THROUGHPUT = 2;
    private static final int RATIO = 3;

    @ParameterizedTest
    @EnumSource(names = {"postgres", "mariadb", "sqlite"})
    void measuresEverySuite(BenchmarkDatabases database) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Benchmarks benchmarks = new Benchmarks(new PrintStream(printed, true, StandardCharsets.UTF_8));
        new CommandLine(benchmarks)
                .parseArgs(
                        "--db=" + database,
                        "--warm-up=0",
                        "--rounds=1",
                        "--millis=10",
                        "--writers=2",
                        "--log-events=400");
        List<Report> reports = benchmarks.run();

        assertThat(reports).hasSameSizeAs(Benchmarks.SuiteName.values());
        for (List<String> row :
                reports.stream().flatMap(report -> report.rows().stream()).toList()) {
            String figure = row.get(THROUGHPUT).isEmpty() ? row.get(RATIO) : row.get(THROUGHPUT);
            assertThat(Double.parseDouble(figure.replace(",", "")))
                    .as(row.toString())
                    .isNotNegative()
                    .isFinite();
        }
        countsRoundTrips(database, reports.get(Benchmarks.SuiteName.roundtrips.ordinal()));
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("JDK", "CPUs", "floor: events + head row");
    }

    /** One statement if the database allows it, regardless of the number of events. */
    private static void countsRoundTrips(BenchmarkDatabases database, Report report) {
        String allowed = switch (database) {
            case postgres -> "1.00";
            case mariadb, mysql -> "2.00";
            case sqlite -> "0.00";
        };
        assertThat(report.rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get(RATIO)).isEqualTo(allowed));
    }
}
