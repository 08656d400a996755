// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One statement of a verification. Immutable and thread-safe. */
record StoreQuery(String sql) {

    /** Puts parameters in place. */
    @FunctionalInterface
    interface Binder {

        /** For a statement without parameters. */
        Binder NONE = statement -> {};

        void bind(PreparedStatement statement) throws SQLException;
    }

    /** Makes a value of the current row. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** All rows. */
    <T> List<T> list(Connection connection, Binder binder, Mapper<T> mapper) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(mapper.map(rows));
                }
                return values;
            }
        }
    }

    /** The number in the first row, 0 if there is none. */
    long number(Connection connection, Binder binder) throws SQLException {
        return list(connection, binder, row -> row.getLong(1)).stream()
                .findFirst()
                .orElse(0L);
    }

    /** The text in the first row, if it is not NULL. */
    Optional<String> text(Connection connection, Binder binder) throws SQLException {
        return list(connection, binder, row -> Optional.ofNullable(row.getString(1))).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Runs a statement that changes rows, and returns how many. */
    int update(Connection connection, Binder binder) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            return statement.executeUpdate();
        }
    }
}
