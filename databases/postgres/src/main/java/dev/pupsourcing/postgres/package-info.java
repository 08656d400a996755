// SPDX-License-Identifier: MIT
/** The event store in PostgreSQL. */
@NullMarked
package dev.pupsourcing.postgres;

import org.jspecify.annotations.NullMarked;
