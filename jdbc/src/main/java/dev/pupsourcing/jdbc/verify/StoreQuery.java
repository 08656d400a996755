// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement of a verification. Immutable and thread-safe. */
record StoreQuery(String sql) {

    /** Binds parameters. */
    @FunctionalInterface
    interface Binder {

        /** For statements without parameters. */
        Binder NONE = statement -> {};

        void bind(PreparedStatement statement) throws SQLException;
    }

    /** Converts the current row to a value. */
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

    /** Runs an update and returns the number of changed rows. */
    int update(Connection connection, Binder binder) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            return statement.executeUpdate();
        }
    }
}
