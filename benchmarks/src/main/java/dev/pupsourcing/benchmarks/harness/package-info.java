// SPDX-License-Identifier: MIT
/** Runs contenders alternately and compares them round by round. */
@NullMarked
package dev.pupsourcing.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
