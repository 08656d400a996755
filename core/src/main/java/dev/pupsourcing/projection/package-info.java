// SPDX-License-Identifier: MIT
/**
 * Projections, and the ports through which they run.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.projection;

import org.jspecify.annotations.NullMarked;
