// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.databases;

import dev.pupsourcing.sqlite.SqliteDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQLite: a file with a write-ahead log in the temporary folder. */
final class SqliteBenchmark extends BenchmarkDatabase {

    private final Path folder;

    SqliteBenchmark() throws SQLException {
        super(new SqliteDatabase(), new SqliteStatements());
        try {
            this.folder = Files.createTempDirectory("pupsourcing-benchmark");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        createTables();
    }

    @Override
    public String url() {
        return "jdbc:sqlite:" + folder.resolve("events.db")
                + "?journal_mode=WAL&synchronous=FULL&transaction_mode=IMMEDIATE&busy_timeout=30000";
    }

    @Override
    @Nullable
    String user() {
        return null;
    }

    @Override
    @Nullable
    String password() {
        return null;
    }

    /** With {@code transaction_mode=IMMEDIATE}, a connection without autocommit holds the write lock even when idle. */
    @Override
    public void keepTransactions(Connection connection) {}

    @Override
    public void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    List<String> settings() {
        return List.of("PRAGMA journal_mode", "PRAGMA synchronous");
    }

    @Override
    String analyzeStatement() {
        return "ANALYZE";
    }

    @Override
    public void close() {
        for (String file : List.of("events.db", "events.db-wal", "events.db-shm")) {
            folder.resolve(file).toFile().delete();
        }
        folder.toFile().delete();
    }
}
