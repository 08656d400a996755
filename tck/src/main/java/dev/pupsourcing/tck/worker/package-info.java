// SPDX-License-Identifier: MIT
/**
 * Suites about workers, partitions and processes that are killed.
 *
 * <p>Stability: SPI.
 */
@NullMarked
package dev.pupsourcing.tck.worker;

import org.jspecify.annotations.NullMarked;
