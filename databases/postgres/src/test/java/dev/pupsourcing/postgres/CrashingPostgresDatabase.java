// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** A separate server that crashes completely or in one of its backends; with a pooler if there is one. */
final class CrashingPostgresDatabase extends PostgresStressDatabase {

    private final PostgresServer server;
    private final Optional<PgBouncer> pooler;

    CrashingPostgresDatabase(PostgresServer server) throws SQLException {
        super(server);
        this.server = server;
        this.pooler = PgBouncer.before(database());
        if (pooler.isEmpty()) {
            System.out.println("stress test: pgbouncer is not installed, so clients connect directly");
        }
    }

    private ServerDatabase front() {
        return pooler.map(PgBouncer::database).orElseGet(this::database);
    }

    @Override
    public DataSource clients() {
        return new DriverManagerDataSource(front().url(), front().user(), front().password());
    }

    @Override
    public Optional<Access> access() {
        return Optional.of(new Access(front().url(), front().user(), front().password()));
    }

    @Override
    public List<ServerFault> serverFaults() {
        return List.of(
                new ServerFault("killed backends", this::killBackend),
                new ServerFault("killed backends", this::killBackend),
                new ServerFault("killed servers", () -> {
                    server.kill();
                    server.restart();
                }));
    }

    /** Like the out-of-memory killer: the server ends all sessions, recovers and continues. */
    private void killBackend() throws SQLException {
        try (Connection administrator = server.connect();
                Connection victim = fixture().dataSource().getConnection()) {
            long process = Sessions.number(victim, "SELECT pg_backend_pid()");
            kill(process);
            Waiting.until("the crash", () -> !works(administrator));
        }
        Waiting.until("the recovery", this::accepts);
    }

    private static void kill(long process) {
        try {
            new ProcessBuilder("kill", "-9", Long.toString(process)).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean works(Connection connection) {
        try {
            return Sessions.number(connection, "SELECT 1") == 1;
        } catch (SQLException e) {
            return false;
        }
    }

    private boolean accepts() {
        try (Connection connection = fixture().dataSource().getConnection()) {
            return works(connection);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() throws SQLException {
        pooler.ifPresent(PgBouncer::close);
        server.close();
    }
}
