// SPDX-License-Identifier: MIT
/**
 * Optional support for aggregates: a repository that loads, decides and appends, decisions as pure functions, and
 * snapshots of long streams. Domain types stay plain records and extend nothing.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.aggregates;

import org.jspecify.annotations.NullMarked;
