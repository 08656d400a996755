// SPDX-License-Identifier: MIT
/**
 * Aggregates for those who want them: a repository that loads, decides and appends, decisions as pure functions, and
 * snapshots of long streams. Domain types stay plain records; nothing here needs to be extended.
 */
@NullMarked
package dev.pupsourcing.aggregates;

import org.jspecify.annotations.NullMarked;
