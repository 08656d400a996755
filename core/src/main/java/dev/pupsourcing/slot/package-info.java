// SPDX-License-Identifier: MIT
/**
 * Slots: 1,024 numbers by which events are divided among partitions.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.slot;

import org.jspecify.annotations.NullMarked;
