// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.SchemaTemplates;
import dev.pupsourcing.jdbc.tables.TableName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** SQLite, for the service loader. Stateless and thread-safe. */
public final class SqliteDatabase implements Database {

    private static final int SCHEMA_VERSION = 2;
    private static final String PREFIX = "jdbc:sqlite:";
    private static final String SETTINGS =
            "?journal_mode=WAL&synchronous=NORMAL&transaction_mode=IMMEDIATE&busy_timeout=30000";

    /** Called by the service loader. */
    public SqliteDatabase() {}

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public boolean acceptsUrl(String jdbcUrl) {
        return jdbcUrl.startsWith(PREFIX);
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
    public Optional<List<String>> tableObjections(Connection connection, TableName table) throws SQLException {
        return SqliteExistingTables.find(connection, table);
    }

    @Override
    public SchemaTemplates schema() {
        return SchemaTemplates.load(
                SCHEMA_VERSION,
                name -> SqliteDatabase.class.getResourceAsStream(name + ".sql"),
                "init",
                "optional-parts",
                "snapshots",
                "upgrade-1-to-2");
    }

    @Override
    public Optional<String> urlOfFile(Path file) {
        return Optional.of(PREFIX + file + SETTINGS);
    }

    @Override
    public Optional<Path> fileOf(String jdbcUrl) {
        String name = jdbcUrl.substring(PREFIX.length()).replaceFirst("\\?.*", "");
        boolean inMemory = name.isEmpty() || name.startsWith(":") || name.startsWith("file:");
        return inMemory ? Optional.empty() : Optional.of(Path.of(name));
    }
}
