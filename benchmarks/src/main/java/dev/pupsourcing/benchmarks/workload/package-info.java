// SPDX-License-Identifier: MIT
/** What the suites measure: appends, reads, passes over the log, and their data. */
@NullMarked
package dev.pupsourcing.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
