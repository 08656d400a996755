// SPDX-License-Identifier: MIT
/** What is measured: one class a question. */
@NullMarked
package dev.pupsourcing.benchmarks.suites;

import org.jspecify.annotations.NullMarked;
