// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.dialect.Database;
import dev.pupsourcing.jdbc.dialect.Dialect;
import dev.pupsourcing.jdbc.dialect.SchemaTemplates;

/** SQLite, for the service loader. Stateless and thread-safe. */
public final class SqliteDatabase implements Database {

    private static final int SCHEMA_VERSION = 1;

    /** For the service loader. */
    public SqliteDatabase() {}

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public boolean acceptsUrl(String jdbcUrl) {
        return jdbcUrl.startsWith("jdbc:sqlite:");
    }

    @Override
    public boolean acceptsProduct(String productName) {
        return productName.equals("SQLite");
    }

    @Override
    public Dialect dialect() {
        return SqliteDialect.INSTANCE;
    }

    @Override
    public SchemaTemplates schema() {
        return SchemaTemplates.load(
                SCHEMA_VERSION, name -> SqliteDatabase.class.getResourceAsStream(name + ".sql"), "init", "snapshots");
    }
}
