// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import java.sql.SQLException;

/** Something that talks to a database and returns a result. */
@FunctionalInterface
interface SqlCall<T> {
    T run() throws SQLException;
}
