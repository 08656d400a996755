// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.harness;

import java.sql.SQLException;

/** One thread's part of a contender: holds its connection and does one operation at a time. For one thread. */
public interface Worker extends AutoCloseable {

    /** Does one operation and returns how many events it stored or read; 0 if it does not count. */
    int once() throws Exception;

    @Override
    void close() throws SQLException;
}
