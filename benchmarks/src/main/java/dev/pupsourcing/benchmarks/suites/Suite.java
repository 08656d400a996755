// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.harness.Report;

/** One question to a database. */
public interface Suite {

    /** What it measures, for a title. */
    String title();

    /** Measures and adds the answers to a report. */
    void run(BenchmarkDatabase database, Plan plan, Report report) throws Exception;
}
