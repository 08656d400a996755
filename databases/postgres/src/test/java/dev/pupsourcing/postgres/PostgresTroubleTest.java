// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.fixture.IsolatedDataSource;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.worker.RealTroubleContract;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A worker outlives what happens to its role on a PostgreSQL server. */
class PostgresTroubleTest extends RealTroubleContract {

    private static final String PASSWORD = "pw";
    private static final String NEXT_PASSWORD = "pw2";

    private String role = "";
    private @Nullable IsolatedDataSource connections;

    @Override
    protected StoreFixture createFixture() throws SQLException {
        RoleStore store = RoleStore.create();
        role = "troubled_" + store.suffix();
        ServerDatabase access = store.schema().access();
        asAdministrator("CREATE ROLE %s LOGIN PASSWORD '%s' IN ROLE app_%s".formatted(role, PASSWORD, store.suffix()));
        StoreFixture app = store.fixture(new PostgresDatabase(), "app");
        asAdministrator("ALTER ROLE %s SET work_mem = '64kB'".formatted(role));
        connections = new IsolatedDataSource(access.url(), role, PASSWORD, Connection.TRANSACTION_READ_COMMITTED);
        PasswordRule.require(access.url(), role);
        return new StoreFixture(app.database(), connections, app.owner(), app.traits());
    }

    private IsolatedDataSource connections() {
        return Objects.requireNonNull(connections, "connections");
    }

    @Override
    protected List<Trouble> troubles() {
        return List.of(
                new Trouble(
                        "the server is read-only",
                        "in a read-only transaction",
                        () -> {
                            alterRole("SET default_transaction_read_only = on");
                            endSessions();
                        },
                        () -> alterRole("RESET default_transaction_read_only")),
                new Trouble(
                        "a table is locked",
                        "lock timeout",
                        () -> {
                            alterRole("SET lock_timeout = '50ms'");
                            endSessions();
                            lock("LOCK TABLE seen IN ACCESS EXCLUSIVE MODE");
                        },
                        this::unlock),
                new Trouble(
                        "logins are rejected",
                        "not permitted to log in",
                        () -> {
                            alterRole("NOLOGIN");
                            endSessions();
                        },
                        () -> alterRole("LOGIN")),
                new Trouble(
                        "the password has changed",
                        "password authentication failed",
                        () -> {
                            alterRole("PASSWORD '%s'".formatted(NEXT_PASSWORD));
                            endSessions();
                        },
                        () -> connections().changePassword(NEXT_PASSWORD)),
                new Trouble(
                        "the space for temporary files is used up",
                        "temporary file size exceeds",
                        () -> {
                            alterRole("SET temp_file_limit = 0");
                            endSessions();
                        },
                        () -> {
                            alterRole("RESET temp_file_limit");
                            endSessions();
                        }));
    }

    /** Sorts more than fits in the memory of the role. */
    @Override
    protected void beforeEvent(Connection tx) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute(
                    "SELECT MAX(t) FROM (SELECT md5(n::text) AS t FROM generate_series(1, 5000) n ORDER BY 1) sorted");
        }
    }

    private void alterRole(String change) throws SQLException {
        asAdministrator("ALTER ROLE %s %s".formatted(role, change));
    }

    private void endSessions() throws SQLException {
        asAdministrator("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '%s'".formatted(role));
    }

    private static void asAdministrator(String sql) throws SQLException {
        try (Connection administrator = PostgresServer.shared().connect();
                Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }
}
