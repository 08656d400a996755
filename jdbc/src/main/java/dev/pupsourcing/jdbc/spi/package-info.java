// SPDX-License-Identifier: MIT
/**
 * What a database must answer: how it appends, how it proves that a position is settled, what its errors mean, and its
 * schema. For authors of database modules; applications need none of it.
 */
@NullMarked
package dev.pupsourcing.jdbc.spi;

import org.jspecify.annotations.NullMarked;
