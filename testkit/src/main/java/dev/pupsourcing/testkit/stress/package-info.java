// SPDX-License-Identifier: MIT
/** A stress test of everything at the same time, and a checker that uses nothing but JDBC. */
@NullMarked
package dev.pupsourcing.testkit.stress;

import org.jspecify.annotations.NullMarked;
