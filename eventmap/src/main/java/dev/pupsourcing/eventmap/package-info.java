// SPDX-License-Identifier: MIT
/**
 * Generates the mapping between versioned domain events and stored events, with its tests; see {@link dev.pupsourcing.eventmap.EventMap}.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.eventmap;

import org.jspecify.annotations.NullMarked;
