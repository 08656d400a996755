// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.jdbc.dialect.Database;
import dev.pupsourcing.jdbc.dialect.Dialect;
import dev.pupsourcing.jdbc.dialect.SchemaTemplates;

/** PostgreSQL, for the service loader. Stateless and thread-safe. */
public final class PostgresDatabase implements Database {

    private static final int SCHEMA_VERSION = 1;

    /** For the service loader. */
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
    public SchemaTemplates schema() {
        return SchemaTemplates.load(
                SCHEMA_VERSION,
                name -> PostgresDatabase.class.getResourceAsStream(name + ".sql"),
                "init",
                "snapshots",
                "role");
    }
}
