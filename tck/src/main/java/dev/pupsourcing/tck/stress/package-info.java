// SPDX-License-Identifier: MIT
/**
 * A stress test of all operations, and a checker that uses only JDBC.
 *
 * <p>Stability: SPI.
 */
@NullMarked
package dev.pupsourcing.tck.stress;

import org.jspecify.annotations.NullMarked;
