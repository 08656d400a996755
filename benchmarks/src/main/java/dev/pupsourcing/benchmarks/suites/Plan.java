// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.harness.Contest;
import dev.pupsourcing.benchmarks.harness.Settings;
import java.time.Duration;

/**
 * The extent of a measurement.
 *
 * @param settings the length
 * @param writers the number of threads for concurrent writers
 * @param logEvents the number of events in the log that is read
 */
public record Plan(Settings settings, int writers, int logEvents) {

    private static final Duration SETTLED = Duration.ofSeconds(6);
    private static final Duration SHORTEST = Duration.ofMillis(500);

    Contest contest(BenchmarkDatabase database) {
        return new Contest(settings, database::serverCpuNanos);
    }

    /** Creates a contest among contenders that start threads. */
    Contest processContest(BenchmarkDatabase database) {
        return Contest.ofProcess(settings, database::serverCpuNanos);
    }

    /** The time until projections that have just started share one reader. */
    Duration settling() {
        Duration some = rounds().multipliedBy(4);
        return some.compareTo(SETTLED) < 0 ? some : SETTLED;
    }

    /** The total time of all measured rounds of one contender, with a minimum. */
    Duration window() {
        return rounds().compareTo(SHORTEST) < 0 ? SHORTEST : rounds();
    }

    private Duration rounds() {
        return settings.roundTime().multipliedBy(settings.rounds());
    }
}
