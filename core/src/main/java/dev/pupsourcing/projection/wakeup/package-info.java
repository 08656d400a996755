// SPDX-License-Identifier: MIT
/**
 * How an append wakes running projections up.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.projection.wakeup;

import org.jspecify.annotations.NullMarked;
