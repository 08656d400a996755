// SPDX-License-Identifier: MIT
/** Compares two builds of the library with each other, in one process and in turns. */
@NullMarked
package dev.pupsourcing.benchmarks.guards;

import org.jspecify.annotations.NullMarked;
