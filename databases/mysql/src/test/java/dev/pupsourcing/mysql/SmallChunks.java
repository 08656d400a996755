// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.SchemaTemplates;
import dev.pupsourcing.jdbc.tables.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The database with chunks of a few events, so that small appends take several statements. */
record SmallChunks(int maxEvents) implements Database {

    private static final MySqlDatabase WHOLE = new MySqlDatabase();

    @Override
    public String name() {
        return WHOLE.name();
    }

    @Override
    public boolean acceptsUrl(String jdbcUrl) {
        return WHOLE.acceptsUrl(jdbcUrl);
    }

    @Override
    public boolean acceptsProduct(String productName) {
        return WHOLE.acceptsProduct(productName);
    }

    @Override
    public Dialect dialect() {
        return new MySqlDialect(maxEvents);
    }

    @Override
    public Optional<List<String>> tableObjections(Connection connection, TableName table) throws SQLException {
        return WHOLE.tableObjections(connection, table);
    }

    @Override
    public SchemaTemplates schema() {
        return WHOLE.schema();
    }
}
