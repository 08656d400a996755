// SPDX-License-Identifier: MIT
/** The first steps on PostgreSQL: append, conflict, rows in the same transaction, a read model. */
@NullMarked
package dev.pupsourcing.examples.basic;

import org.jspecify.annotations.NullMarked;
