// SPDX-License-Identifier: MIT
/**
 * Snapshots of long streams, and the port that stores them. Optional.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.snapshot;

import org.jspecify.annotations.NullMarked;
