// SPDX-License-Identifier: MIT
/**
 * The names of the tables of an event store.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.jdbc.tables;

import org.jspecify.annotations.NullMarked;
