// SPDX-License-Identifier: MIT
/**
 * The contract suites bound to a database: all of them, or a part.
 *
 * <p>Stability: SPI.
 */
@NullMarked
package dev.pupsourcing.tck;

import org.jspecify.annotations.NullMarked;
