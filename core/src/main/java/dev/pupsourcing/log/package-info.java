// SPDX-License-Identifier: MIT
/**
 * The log: readers that never skip a committed event, their pages, and stalls.
 *
 * <p>Projections read the log for you. Use a reader directly to feed another system that stores positions.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.log;

import org.jspecify.annotations.NullMarked;
