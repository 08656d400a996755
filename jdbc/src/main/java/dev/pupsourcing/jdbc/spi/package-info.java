// SPDX-License-Identifier: MIT
/**
 * The SPI for databases: appends, gap proofs, error classification and schema. For authors of database modules;
 * applications do not need it.
 *
 * <p>Stability: SPI.
 */
@NullMarked
package dev.pupsourcing.jdbc.spi;

import org.jspecify.annotations.NullMarked;
