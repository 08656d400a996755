// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.demo;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.jdbc.Pupsourcing;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Prints the read models. */
final class Overview {

    private static final String FIRST_ORDERS = """
            SELECT order_id, customer, status, items, cents FROM {{orders}} WHERE order_id = ?""";

    private static final String STATUS = """
            SELECT status, COUNT(*), SUM(items), SUM(cents) FROM {{orders}} GROUP BY status ORDER BY status""";

    private static final String PRODUCTS = """
            SELECT product, pieces, cents FROM {{products}} ORDER BY pieces DESC, product""";

    private final Pupsourcing store;
    private final ReadModels tables;
    private final Console console;

    Overview(Pupsourcing store, ReadModels tables, Console console) {
        this.store = store;
        this.tables = tables;
        this.console = console;
    }

    void printOrders(long firstNumber, int count) throws SQLException {
        Table table = new Table()
                .text("order")
                .text("customer")
                .text("status")
                .number("items")
                .number("total");
        for (long number = firstNumber; number < firstNumber + count; number++) {
            String order = "order-" + number;
            query(
                    FIRST_ORDERS,
                    order,
                    row -> table.row(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getLong(4),
                            Order.price(row.getLong(5))));
        }
        table.print(console);
    }

    void printStatus() throws SQLException {
        Table table =
                new Table().text("status").number("orders").number("items").number("total");
        query(
                STATUS,
                null,
                row -> table.row(row.getString(1), row.getLong(2), row.getLong(3), Order.price(row.getLong(4))));
        table.print(console);
    }

    void printProducts() throws SQLException {
        Table table = new Table().text("product").number("pieces").number("ordered for");
        query(PRODUCTS, null, row -> table.row(row.getString(1), row.getLong(2), Order.price(row.getLong(3))));
        table.print(console);
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, @org.jspecify.annotations.Nullable String parameter, RowReader reader)
            throws SQLException {
        store.inTransaction(tx -> {
            try (PreparedStatement statement = tx.prepareStatement(tables.in(sql))) {
                if (parameter != null) {
                    statement.setString(1, parameter);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
            }
            return true;
        });
    }
}
