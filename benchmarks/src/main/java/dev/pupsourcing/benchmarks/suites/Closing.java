// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import java.sql.SQLException;

/** Closes a resource of a worker. */
@FunctionalInterface
interface Closing {
    void close() throws SQLException;
}
