// SPDX-License-Identifier: MIT
/** Compares the library with plain statements on its own tables, in one interleaved run. */
@NullMarked
package dev.pupsourcing.benchmarks;

import org.jspecify.annotations.NullMarked;
