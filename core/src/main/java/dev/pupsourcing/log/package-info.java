// SPDX-License-Identifier: MIT
/**
 * The global log: readers that never skip a committed event, the pages that they return, and what keeps one waiting.
 *
 * <p>Projections read the log for you. Use a reader directly to feed another system that remembers positions.
 */
@NullMarked
package dev.pupsourcing.log;

import org.jspecify.annotations.NullMarked;
