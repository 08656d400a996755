// SPDX-License-Identifier: MIT
/**
 * Writing many rows of a read model in few round trips.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.projection.rows;

import org.jspecify.annotations.NullMarked;
