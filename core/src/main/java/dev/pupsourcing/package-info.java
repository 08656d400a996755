// SPDX-License-Identifier: MIT
/**
 * The values of an event store (events, streams, versions, pages), and the ports that a store implements.
 *
 * <p>Every method of a store takes the caller's {@link java.sql.Connection} as its first argument and never commits,
 * rolls back or closes it. All values are immutable and thread-safe.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing;

import org.jspecify.annotations.NullMarked;
