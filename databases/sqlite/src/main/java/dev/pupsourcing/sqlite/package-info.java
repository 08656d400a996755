// SPDX-License-Identifier: MIT
/**
 * The event store in SQLite: the embedded default.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.sqlite;

import org.jspecify.annotations.NullMarked;
