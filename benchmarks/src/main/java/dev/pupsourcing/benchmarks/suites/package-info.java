// SPDX-License-Identifier: MIT
/** The suites: one class per question. */
@NullMarked
package dev.pupsourcing.benchmarks.suites;

import org.jspecify.annotations.NullMarked;
