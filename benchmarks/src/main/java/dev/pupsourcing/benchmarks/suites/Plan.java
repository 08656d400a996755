// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.harness.Contest;
import dev.pupsourcing.benchmarks.harness.Settings;
import java.time.Duration;

/**
 * How much to measure.
 *
 * @param settings how long
 * @param writers how many threads write where many do
 * @param logEvents how many events the log holds that is read
 */
public record Plan(Settings settings, int writers, int logEvents) {

    private static final Duration SETTLED = Duration.ofSeconds(6);
    private static final Duration SHORTEST = Duration.ofMillis(500);

    Contest contest(BenchmarkDatabase database) {
        return new Contest(settings, database::serverCpuNanos);
    }

    /** A contest among contenders that start threads of their own. */
    Contest processContest(BenchmarkDatabase database) {
        return Contest.ofProcess(settings, database::serverCpuNanos);
    }

    /** How long to wait until those who have just started share one reader: some windows, but no more than it takes. */
    Duration settling() {
        Duration some = rounds().multipliedBy(4);
        return some.compareTo(SETTLED) < 0 ? some : SETTLED;
    }

    /** How long all counted rounds of one contender last, and a while at least. */
    Duration window() {
        return rounds().compareTo(SHORTEST) < 0 ? SHORTEST : rounds();
    }

    private Duration rounds() {
        return settings.roundTime().multipliedBy(settings.rounds());
    }
}
