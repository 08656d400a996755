// SPDX-License-Identifier: MIT
/**
 * What to find in a whole store.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.search;

import org.jspecify.annotations.NullMarked;
