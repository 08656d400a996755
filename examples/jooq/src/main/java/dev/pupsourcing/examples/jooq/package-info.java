// SPDX-License-Identifier: MIT
/** Events and read models in the transactions of jOOQ. */
@NullMarked
package dev.pupsourcing.examples.jooq;

import org.jspecify.annotations.NullMarked;
