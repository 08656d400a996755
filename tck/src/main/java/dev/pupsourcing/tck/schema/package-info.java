// SPDX-License-Identifier: MIT
/**
 * Checks of schemas: upgrades, table names and roles.
 *
 * <p>Stability: SPI.
 */
@NullMarked
package dev.pupsourcing.tck.schema;

import org.jspecify.annotations.NullMarked;
