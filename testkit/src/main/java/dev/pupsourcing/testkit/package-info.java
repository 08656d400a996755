// SPDX-License-Identifier: MIT
/**
 * Helpers for tests of code that uses JDBC: faults at chosen calls, and bounded waiting. No test framework is needed.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.testkit;

import org.jspecify.annotations.NullMarked;
