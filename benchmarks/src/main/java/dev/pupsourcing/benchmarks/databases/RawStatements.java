// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.databases;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The floor: the best bare statements on the library's own tables, as someone would write them who needs no check, no
 * conflict and no position. Like any code behind a pool they prepare their statements anew in each call. Thread-safe.
 */
public interface RawStatements {

    /** Stores events and the head row: as much durable work as the library does. */
    void append(Connection tx, RawStream stream, List<RawEvent> events) throws SQLException;

    /** Stores events alone. */
    void insert(Connection tx, RawStream stream, List<RawEvent> events) throws SQLException;

    /** Reads all columns of a stream but those that name it, and returns how many rows there were. */
    int load(Connection connection, String aggregateId) throws SQLException;

    /** Reads all columns of a page of the log, and returns the rows' number and the last position. */
    RawPage page(Connection connection, long after, int limit) throws SQLException;

    /**
     * A stream to append to.
     *
     * @param aggregateId whose it is
     * @param version its version so far, 0 if it is new
     */
    record RawStream(String aggregateId, long version) {}

    /**
     * What a page held.
     *
     * @param rows how many rows
     * @param last the position of the last row
     */
    record RawPage(int rows, long last) {}
}
