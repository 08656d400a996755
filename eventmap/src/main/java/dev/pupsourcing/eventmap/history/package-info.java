// SPDX-License-Identifier: MIT
/**
 * Preserves event types across renames and moves: pins, and the lock file of all types and versions that may be stored.
 */
@NullMarked
package dev.pupsourcing.eventmap.history;

import org.jspecify.annotations.NullMarked;
