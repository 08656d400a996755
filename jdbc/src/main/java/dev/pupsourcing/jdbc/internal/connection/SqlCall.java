// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.connection;

import java.sql.SQLException;

/** A database operation with a result. */
@FunctionalInterface
public interface SqlCall<T> {
    T run() throws SQLException;
}
