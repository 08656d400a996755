// SPDX-License-Identifier: MIT
/**
 * Meters of appends, reads and projections, with Micrometer.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.micrometer;

import org.jspecify.annotations.NullMarked;
