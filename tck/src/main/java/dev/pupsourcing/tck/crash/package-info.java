// SPDX-License-Identifier: MIT
/**
 * Stress tests with crashes of processes and servers, started by the tests of a database.
 *
 * <p>Stability: SPI.
 */
@NullMarked
package dev.pupsourcing.tck.crash;

import org.jspecify.annotations.NullMarked;
