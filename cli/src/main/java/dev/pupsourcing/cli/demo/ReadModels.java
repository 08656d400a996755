// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.demo;

import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables that the demo's projections write. */
final class ReadModels {

    private final String orders;
    private final String products;

    /** The tables with a prefix. */
    ReadModels(String prefix, Dialect dialect) {
        this.orders = StoreTables.quoted(TableName.parse(prefix + "order_overview"), dialect);
        this.products = StoreTables.quoted(TableName.parse(prefix + "product_demand"), dialect);
    }

    /** A statement with the table names inserted. */
    String in(String sql) {
        return sql.replace("{{orders}}", orders).replace("{{products}}", products);
    }

    /** Creates the tables unless they exist. */
    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(in(table));
            }
        }
    }

    private static final List<String> TABLES = List.of("""
            CREATE TABLE IF NOT EXISTS {{orders}} (
                order_id VARCHAR(255) NOT NULL PRIMARY KEY,
                customer VARCHAR(255) NOT NULL,
                status   VARCHAR(20)  NOT NULL,
                items    INT          NOT NULL,
                cents    BIGINT       NOT NULL
            )""", """
            CREATE TABLE IF NOT EXISTS {{products}} (
                product VARCHAR(255) NOT NULL PRIMARY KEY,
                pieces  BIGINT       NOT NULL,
                cents   BIGINT       NOT NULL
            )""");
}
