// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.workload;

import java.sql.SQLException;

/** Closes a resource of a worker. */
@FunctionalInterface
public interface Closing {
    void close() throws SQLException;
}
