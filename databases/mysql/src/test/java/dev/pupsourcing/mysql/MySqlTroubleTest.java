// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.tck.fixture.IsolatedDataSource;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.worker.RealTroubleContract;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A worker outlives what happens to its user on a MariaDB server, which is not shared because all of it is affected. */
class MySqlTroubleTest extends RealTroubleContract {

    private static final String USER = "troubled";
    private static final String PASSWORD = "pw";
    private static final String NEXT_PASSWORD = "pw2";

    private static @Nullable MariaDbServer server;

    private @Nullable IsolatedDataSource connections;

    @BeforeAll
    static void startServer() {
        server = MariaDbServer.embedded("--innodb-lock-wait-timeout=1");
    }

    @AfterAll
    static void stopServer() {
        server().close();
    }

    private IsolatedDataSource connections() {
        return Objects.requireNonNull(connections, "connections");
    }

    private static MariaDbServer server() {
        return Objects.requireNonNull(server, "server");
    }

    @Override
    protected StoreFixture createFixture() throws SQLException {
        ServerDatabase database = server().createDatabase();
        DataSource owner = new DriverManagerDataSource(database.url(), database.user(), database.password());
        StoreFixture created = StoreFixture.create(new MySqlDatabase(), owner, Trait.POSITIONS_BEFORE_COMMIT);
        asAdministrator("CREATE USER '%s'@'%%' IDENTIFIED BY '%s'".formatted(USER, PASSWORD));
        asAdministrator("GRANT ALL PRIVILEGES ON %s.* TO '%s'@'%%'".formatted(database.name(), USER));
        connections = new IsolatedDataSource(database.url(), USER, PASSWORD, Connection.TRANSACTION_READ_COMMITTED);
        return new StoreFixture(created.database(), connections, owner, created.traits());
    }

    @Override
    protected List<Trouble> troubles() {
        return List.of(
                new Trouble(
                        "the server is read-only",
                        "--read-only",
                        () -> {
                            asAdministrator("SET GLOBAL read_only = 1");
                            endSessions();
                        },
                        () -> asAdministrator("SET GLOBAL read_only = 0")),
                new Trouble(
                        "rows are locked",
                        "Lock wait timeout",
                        () -> lock("SELECT * FROM seen_last FOR UPDATE"),
                        this::unlock),
                new Trouble(
                        "logins are rejected",
                        "account is locked",
                        () -> {
                            asAdministrator("ALTER USER '%s'@'%%' ACCOUNT LOCK".formatted(USER));
                            endSessions();
                        },
                        () -> asAdministrator("ALTER USER '%s'@'%%' ACCOUNT UNLOCK".formatted(USER))),
                new Trouble(
                        "the password has changed",
                        "Access denied",
                        () -> {
                            asAdministrator("ALTER USER '%s'@'%%' IDENTIFIED BY '%s'".formatted(USER, NEXT_PASSWORD));
                            endSessions();
                        },
                        () -> connections().changePassword(NEXT_PASSWORD)));
    }

    private static void endSessions() throws SQLException {
        asAdministrator("KILL CONNECTION USER '%s'@'%%'".formatted(USER));
    }

    private static void asAdministrator(String sql) throws SQLException {
        try (Connection administrator = server().connect();
                Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }
}
