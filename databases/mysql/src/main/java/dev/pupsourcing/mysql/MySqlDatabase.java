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

/** MySQL and MariaDB, for the service loader. Stateless and thread-safe. */
public final class MySqlDatabase implements Database {

    private static final int SCHEMA_VERSION = 2;

    /** Called by the service loader. */
    public MySqlDatabase() {}

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    public boolean acceptsUrl(String jdbcUrl) {
        return jdbcUrl.startsWith("jdbc:mysql:") || jdbcUrl.startsWith("jdbc:mariadb:");
    }

    @Override
    public boolean acceptsProduct(String productName) {
        return productName.equals("MySQL") || productName.equals("MariaDB");
    }

    @Override
    public Dialect dialect() {
        return MySqlDialect.INSTANCE;
    }

    @Override
    public Optional<List<String>> tableObjections(Connection connection, TableName table) throws SQLException {
        return MySqlExistingTables.find(connection, table);
    }

    @Override
    public SchemaTemplates schema() {
        return SchemaTemplates.load(
                SCHEMA_VERSION,
                name -> MySqlDatabase.class.getResourceAsStream(name + ".sql"),
                "init",
                "optional-parts",
                "snapshots",
                "role",
                "upgrade-1-to-2");
    }
}
