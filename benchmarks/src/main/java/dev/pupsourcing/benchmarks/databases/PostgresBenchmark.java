// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.databases;

import dev.pupsourcing.postgres.PostgresDatabase;
import dev.pupsourcing.postgres.PostgresWakeUps;
import dev.pupsourcing.projection.wakeup.WakeUps;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** PostgreSQL: embedded, or the server named by {@code PUPSOURCING_POSTGRES_URL}. */
final class PostgresBenchmark extends BenchmarkDatabase {

    private final PostgresServer server = PostgresServer.durable();
    private final ServerDatabase database;
    private final Optional<ProcessHandle> postmaster;

    PostgresBenchmark() throws SQLException {
        super(new PostgresDatabase(), new PostgresStatements());
        this.database = server.createDatabase();
        createTables();
        this.postmaster = postmaster();
    }

    private Optional<ProcessHandle> postmaster() throws SQLException {
        try (Connection connection = connect()) {
            long backend = Long.parseLong(value(connection, "SELECT pg_backend_pid()"));
            return ProcessHandle.of(backend).flatMap(ProcessHandle::parent);
        }
    }

    @Override
    List<ProcessHandle> serverProcesses() {
        return postmaster.map(process -> process.children().toList()).orElse(List.of());
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
    public boolean appendsInOneStatement() {
        return true;
    }

    @Override
    public Optional<WakeUps> notifications(DataSource connections) {
        return Optional.of(PostgresWakeUps.open(connections));
    }

    @Override
    List<String> settings() {
        return List.of("SHOW fsync", "SHOW synchronous_commit", "SHOW wal_sync_method", "SHOW shared_buffers");
    }

    @Override
    String analyzeStatement() {
        return "VACUUM ANALYZE";
    }

    @Override
    public void close() {
        server.close();
    }
}
