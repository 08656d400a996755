// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.scaling;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The database with its read model: the number of lines of each order. */
final class Shop {

    private Shop() {}

    /** Creates the tables in an empty database. */
    static void create(String url) throws SQLException {
        try (Connection connection = new DriverManagerDataSource(url, null, null).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (order_id VARCHAR(50) PRIMARY KEY, order_lines BIGINT NOT NULL)");
            Schema.of(connection).apply(connection);
        }
    }

    static Pupsourcing open(String url) {
        return Pupsourcing.create(new DriverManagerDataSource(url, null, null));
    }

    /** Handles an event; fails if the event arrives twice or out of order. */
    static void handle(Connection tx, PersistedEvent event) throws SQLException {
        String sql = event.aggregateVersion() == 1
                ? "INSERT INTO orders (order_lines, order_id) VALUES (?, ?)"
                : "UPDATE orders SET order_lines = ? WHERE order_id = ? AND order_lines = ? - 1";
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            statement.setLong(1, event.aggregateVersion());
            statement.setString(2, event.aggregateId());
            if (event.aggregateVersion() > 1) {
                statement.setLong(3, event.aggregateVersion());
            }
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException(event + " is out of order");
            }
        }
    }

    /** The number of events that have taken effect. */
    static long handled(Pupsourcing pupsourcing) {
        return pupsourcing.inTransaction(tx -> {
            try (Statement statement = tx.createStatement();
                    ResultSet row = statement.executeQuery("SELECT COALESCE(SUM(order_lines), 0) FROM orders")) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
