// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.query;

import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.jdbc.spi.StoreTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs queries on the tables of one event store, on one connection. Not thread-safe. */
public final class StoreQueries implements AutoCloseable {

    private final Connection connection;
    private final StoreTables tables;
    private final ColumnCodec columns;

    /** Takes a connection of an open store. */
    public StoreQueries(OpenStore open) throws SQLException {
        this(open, open.dataSource().getConnection());
    }

    private StoreQueries(OpenStore open, Connection connection) {
        this.tables = StoreTables.of(open.tables(), open.address().kind().dialect());
        this.columns = open.address().kind().dialect().columns();
        this.connection = connection;
    }

    /** Queries in the transaction of a caller, who closes the connection; these are not closed. */
    public static StoreQueries in(Connection tx, OpenStore open) {
        return new StoreQueries(open, tx);
    }

    /** Converts the current row. */
    @FunctionalInterface
    public interface Mapper<T> {

        /** The value of the row. */
        T map(ResultSet row, ColumnCodec columns) throws SQLException;
    }

    /** The connection. */
    public Connection connection() {
        return connection;
    }

    /** The tables. */
    public StoreTables tables() {
        return tables;
    }

    /**
     * The rows of a query.
     *
     * @param sql with table names in double braces
     * @param parameters texts and numbers
     */
    public <T> List<T> list(String sql, Mapper<T> mapper, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(tables.in(sql))) {
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i] instanceof Number number) {
                    statement.setLong(i + 1, number.longValue());
                } else {
                    statement.setString(i + 1, String.valueOf(parameters[i]));
                }
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<T> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(mapper.map(rows, columns));
                }
                return values;
            }
        }
    }

    /** The text in the first row, if it is not NULL. */
    Optional<String> text(String sql, Object... parameters) throws SQLException {
        return list(sql, (row, codec) -> Optional.ofNullable(row.getString(1)), parameters).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
