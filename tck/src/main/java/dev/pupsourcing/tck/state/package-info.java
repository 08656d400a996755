// SPDX-License-Identifier: MIT
/**
 * Suites about the persistent state of projections.
 *
 * <p>Stability: SPI.
 */
@NullMarked
package dev.pupsourcing.tck.state;

import org.jspecify.annotations.NullMarked;
