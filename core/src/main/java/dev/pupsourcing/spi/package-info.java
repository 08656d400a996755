// SPDX-License-Identifier: MIT
/**
 * Types for implementations of the ports, in addition to those that applications use. For authors of databases;
 * applications do not need this package, and it may change in a minor version.
 *
 * <p>Stability: SPI.
 */
@NullMarked
package dev.pupsourcing.spi;

import org.jspecify.annotations.NullMarked;
