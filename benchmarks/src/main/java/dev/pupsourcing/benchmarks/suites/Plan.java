// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.harness.Contest;
import dev.pupsourcing.benchmarks.harness.Settings;

/**
 * How much to measure.
 *
 * @param settings how long
 * @param writers how many threads write where many do
 * @param logEvents how many events the log holds that is read
 */
public record Plan(Settings settings, int writers, int logEvents) {

    Contest contest(BenchmarkDatabase database) {
        return new Contest(settings, database::serverCpuNanos);
    }
}
