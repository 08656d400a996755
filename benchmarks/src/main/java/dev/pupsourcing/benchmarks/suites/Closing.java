// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import java.sql.SQLException;

/** How something that a worker holds is closed. */
@FunctionalInterface
interface Closing {
    void close() throws SQLException;
}
