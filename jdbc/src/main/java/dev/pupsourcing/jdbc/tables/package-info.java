// SPDX-License-Identifier: MIT
/** What the tables of an event store are called. */
@NullMarked
package dev.pupsourcing.jdbc.tables;

import org.jspecify.annotations.NullMarked;
