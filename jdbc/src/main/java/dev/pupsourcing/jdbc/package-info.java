// SPDX-License-Identifier: MIT
/**
 * The event store with JDBC, transactions, and the facade for a {@link javax.sql.DataSource}.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.jdbc;

import org.jspecify.annotations.NullMarked;
