// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.harness.Report;

/** A benchmark of one question. */
public interface Suite {

    /** The title. */
    String title();

    /** Runs the measurements and adds the results to a report. */
    void run(BenchmarkDatabase database, Plan plan, Report report) throws Exception;
}
