// SPDX-License-Identifier: MIT
/**
 * The event store in PostgreSQL.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.postgres;

import org.jspecify.annotations.NullMarked;
