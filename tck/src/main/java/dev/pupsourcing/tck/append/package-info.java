// SPDX-License-Identifier: MIT
/**
 * Suites about appends: versions, concurrency, transactions, faults.
 *
 * <p>Stability: SPI.
 */
@NullMarked
package dev.pupsourcing.tck.append;

import org.jspecify.annotations.NullMarked;
