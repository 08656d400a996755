// SPDX-License-Identifier: MIT
/** The first steps on an SQLite file, without a server. */
@NullMarked
package dev.pupsourcing.examples.sqlitebasic;

import org.jspecify.annotations.NullMarked;
