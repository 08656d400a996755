// SPDX-License-Identifier: MIT
/** Measures the library against bare statements on its own tables, in one interleaved run. */
@NullMarked
package dev.pupsourcing.benchmarks;

import org.jspecify.annotations.NullMarked;
