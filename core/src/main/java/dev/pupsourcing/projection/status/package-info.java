// SPDX-License-Identifier: MIT
/**
 * What an operator sees of projections: their progress, their workers, and the events that they could not handle.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.projection.status;

import org.jspecify.annotations.NullMarked;
