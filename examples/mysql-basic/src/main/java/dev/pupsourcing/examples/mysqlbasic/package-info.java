// SPDX-License-Identifier: MIT
/** The first steps on MariaDB or MySQL: append, conflict, rows in the same transaction, a read model. */
@NullMarked
package dev.pupsourcing.examples.mysqlbasic;

import org.jspecify.annotations.NullMarked;
