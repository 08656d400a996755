// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.harness;

import java.sql.SQLException;

/** The part of a contender for one thread: has a connection and performs one operation at a time. Not thread-safe. */
public interface Worker extends AutoCloseable {

    /** Performs one operation and returns the number of events that it stored or read; 0 if it must not be counted. */
    int once() throws Exception;

    @Override
    void close() throws SQLException;
}
