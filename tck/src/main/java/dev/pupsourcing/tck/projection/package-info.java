// SPDX-License-Identifier: MIT
/**
 * Suites about running projections.
 *
 * <p>Stability: SPI.
 */
@NullMarked
package dev.pupsourcing.tck.projection;

import org.jspecify.annotations.NullMarked;
