// SPDX-License-Identifier: MIT
/** The event store in SQLite: the embedded default. */
@NullMarked
package dev.pupsourcing.sqlite;

import org.jspecify.annotations.NullMarked;
