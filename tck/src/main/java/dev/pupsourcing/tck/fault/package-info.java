// SPDX-License-Identifier: MIT
/**
 * Suites about faults at every JDBC call, damaged events, and failures of the environment.
 *
 * <p>Stability: SPI.
 */
@NullMarked
package dev.pupsourcing.tck.fault;

import org.jspecify.annotations.NullMarked;
