// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.databases;

import dev.pupsourcing.mysql.MySqlDatabase;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * MariaDB: embedded, or the MariaDB or MySQL server named by {@code PUPSOURCING_MYSQL_URL}; through MariaDB Connector/J
 * or MySQL Connector/J, at READ COMMITTED and with the driver settings that {@code docs/databases.md} recommends.
 */
final class MariaDbBenchmark extends BenchmarkDatabase {

    private final MariaDbServer server = MariaDbServer.durable();
    private final ServerDatabase database;
    private final Optional<ProcessHandle> process;

    MariaDbBenchmark(boolean mysqlDriver) throws SQLException {
        super(new MySqlDatabase(), new MariaDbStatements());
        ServerDatabase made = server.createDatabase();
        this.database = mysqlDriver
                ? MariaDbServer.withMysqlDriver(made).with("rewriteBatchedStatements", "true")
                : made.with("useServerPrepStmts", "true");
        createTables();
        this.process = process();
    }

    /** The server's process, if its pid file is on this machine. */
    private Optional<ProcessHandle> process() throws SQLException {
        try (Connection connection = connect()) {
            Path file = Path.of(value(connection, "SELECT @@pid_file"));
            return Files.isReadable(file)
                    ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    List<ProcessHandle> serverProcesses() {
        return process.map(List::of).orElse(List.of());
    }

    @Override
    public String url() {
        return database.url();
    }

    @Override
    String user() {
        return database.user();
    }

    @Override
    String password() {
        return database.password();
    }

    @Override
    public void keepTransactions(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        super.keepTransactions(connection);
    }

    @Override
    public String addToTotal() {
        return "INSERT INTO totals (id, number) VALUES (?, ?) ON DUPLICATE KEY UPDATE number = number + VALUES(number)";
    }

    @Override
    List<String> settings() {
        return List.of(
                "SELECT @@innodb_flush_log_at_trx_commit",
                "SELECT @@innodb_flush_method",
                "SELECT @@sync_binlog",
                "SELECT @@log_bin");
    }

    @Override
    String analyzeStatement() {
        return "ANALYZE TABLE events, aggregate_heads";
    }

    @Override
    public void close() {
        server.close();
    }
}
