// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.SchemaTemplates;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.projection.wakeup.WakeUps;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** PostgreSQL, for the service loader. Stateless and thread-safe. */
public final class PostgresDatabase implements Database {

    private static final int SCHEMA_VERSION = 2;

    /** Called by the service loader. */
    public PostgresDatabase() {}

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public boolean acceptsUrl(String jdbcUrl) {
        return jdbcUrl.startsWith("jdbc:postgresql:");
    }

    @Override
    public boolean acceptsProduct(String productName) {
        return productName.equals("PostgreSQL");
    }

    @Override
    public Dialect dialect() {
        return PostgresDialect.INSTANCE;
    }

    @Override
    public Optional<List<String>> tableObjections(Connection connection, TableName table) throws SQLException {
        return PostgresExistingTables.find(connection, table);
    }

    @Override
    public Optional<WakeUps> openWakeUps(DataSource dataSource) {
        return Optional.of(PostgresWakeUps.open(dataSource));
    }

    @Override
    public SchemaTemplates schema() {
        return SchemaTemplates.load(
                SCHEMA_VERSION,
                name -> PostgresDatabase.class.getResourceAsStream(name + ".sql"),
                "init",
                "optional-parts",
                "snapshots",
                "role",
                "upgrade-1-to-2");
    }
}
