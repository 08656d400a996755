// SPDX-License-Identifier: MIT
/** Compares two builds of the library, which alternate in one process. */
@NullMarked
package dev.pupsourcing.benchmarks.guards;

import org.jspecify.annotations.NullMarked;
