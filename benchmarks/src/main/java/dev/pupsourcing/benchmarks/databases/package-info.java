// SPDX-License-Identifier: MIT
/** The databases that are measured, and the best plain statements on the library's tables for each. */
@NullMarked
package dev.pupsourcing.benchmarks.databases;

import org.jspecify.annotations.NullMarked;
