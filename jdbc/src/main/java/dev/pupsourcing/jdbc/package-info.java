// SPDX-License-Identifier: MIT
/** The event store over JDBC, transactions, and the small facade bound to a {@link javax.sql.DataSource}. */
@NullMarked
package dev.pupsourcing.jdbc;

import org.jspecify.annotations.NullMarked;
