// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.databases;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The floor: the best plain statements on the library's own tables, for an application that needs no checks, conflicts
 * or positions. Like code with a connection pool, they prepare their statements in each call. Thread-safe.
 */
public interface RawStatements {

    /** Stores events and the head row: the same durable work as the library. */
    void append(Connection tx, RawStream stream, List<RawEvent> events) throws SQLException;

    /** Stores only the events. */
    void insert(Connection tx, RawStream stream, List<RawEvent> events) throws SQLException;

    /** Reads all columns of a stream except those that identify it, and returns the number of rows. */
    int load(Connection connection, String aggregateId) throws SQLException;

    /** Reads all columns of a page of the log, and returns the number of rows and the last position. */
    RawPage page(Connection connection, long after, int limit) throws SQLException;

    /**
     * A stream to append to.
     *
     * @param aggregateId the aggregate's id
     * @param version its current version, 0 if it is new
     */
    record RawStream(String aggregateId, long version) {}

    /**
     * The summary of a page.
     *
     * @param rows the number of rows
     * @param last the position of the last row
     */
    record RawPage(int rows, long last) {}
}
