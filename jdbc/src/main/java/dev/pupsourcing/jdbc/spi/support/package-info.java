// SPDX-License-Identifier: MIT
/**
 * Optional helpers for authors of database modules.
 *
 * <p>Stability: SPI.
 */
@NullMarked
package dev.pupsourcing.jdbc.spi.support;

import org.jspecify.annotations.NullMarked;
