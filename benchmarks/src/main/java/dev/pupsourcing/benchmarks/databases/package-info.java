// SPDX-License-Identifier: MIT
/** The databases that are measured, and the best bare statements on the library's tables in each. */
@NullMarked
package dev.pupsourcing.benchmarks.databases;

import org.jspecify.annotations.NullMarked;
