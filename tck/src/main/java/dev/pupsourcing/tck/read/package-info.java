// SPDX-License-Identifier: MIT
/**
 * Suites about reading streams and the log.
 *
 * <p>Stability: SPI.
 */
@NullMarked
package dev.pupsourcing.tck.read;

import org.jspecify.annotations.NullMarked;
