// SPDX-License-Identifier: MIT
/** A stress test of everything at the same time, and a checker that uses JDBC only. */
@NullMarked
package dev.pupsourcing.tck.stress;

import org.jspecify.annotations.NullMarked;
