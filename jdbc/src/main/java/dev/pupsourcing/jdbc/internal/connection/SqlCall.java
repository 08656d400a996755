// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.connection;

import java.sql.SQLException;

/** Something that talks to a database and returns a result. */
@FunctionalInterface
public interface SqlCall<T> {
    T run() throws SQLException;
}
