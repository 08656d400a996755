// SPDX-License-Identifier: MIT
/**
 * Proofs of the traits that a database declares.
 *
 * <p>Stability: SPI.
 */
@NullMarked
package dev.pupsourcing.tck.trait;

import org.jspecify.annotations.NullMarked;
