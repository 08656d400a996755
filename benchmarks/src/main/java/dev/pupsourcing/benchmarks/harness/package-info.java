// SPDX-License-Identifier: MIT
/** Runs contenders in turns and compares them round by round. */
@NullMarked
package dev.pupsourcing.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
