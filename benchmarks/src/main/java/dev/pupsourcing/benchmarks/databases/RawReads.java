// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.databases;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Plain reads, the same for all databases except for ids and instants. */
abstract class RawReads implements RawStatements {

    /** Prevents the JIT from removing the decoding. */
    private static volatile int sink;

    /** Decodes the event's id and creation time, and returns a value that depends on both. */
    abstract int decode(ResultSet row, int id, int createdAt) throws SQLException;

    @Override
    public int load(Connection connection, String aggregateId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Binding.LOAD)) {
            Binding.bindStream(statement, 1, aggregateId);
            try (ResultSet row = statement.executeQuery()) {
                int rows = 0;
                int hash = 0;
                while (row.next()) {
                    hash += decode(row);
                    rows++;
                }
                sink = hash;
                return rows;
            }
        }
    }

    @Override
    public RawPage page(Connection connection, long after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Binding.PAGE)) {
            statement.setLong(1, after);
            statement.setInt(2, limit);
            try (ResultSet row = statement.executeQuery()) {
                int rows = 0;
                int hash = sink;
                long last = after;
                while (row.next()) {
                    last = row.getLong(1);
                    hash += decode(row) + length(row, 12) + length(row, 13) + length(row, 14);
                    rows++;
                }
                sink = hash;
                return new RawPage(rows, last);
            }
        }
    }

    private int decode(ResultSet row) throws SQLException {
        return (int) (row.getLong(1) + row.getLong(2))
                + decode(row, 3, 11)
                + length(row, 4)
                + row.getInt(5)
                + row.getBytes(6).length
                + length(row, 7)
                + length(row, 8)
                + length(row, 9)
                + length(row, 10);
    }

    private static int length(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? 0 : text.length();
    }
}
