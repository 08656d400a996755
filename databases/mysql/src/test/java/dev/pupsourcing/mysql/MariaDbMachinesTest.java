// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.worker.MachinesContract;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Workers on several machines, on MariaDB. */
class MariaDbMachinesTest extends MachinesContract {

    private static final String USER = "worker";

    private @Nullable MariaDbServer server;
    private @Nullable ServerDatabase database;

    @Override
    protected StoreFixture createFixture() throws SQLException {
        MariaDbServer started = MariaDbServer.embedded("--bind-address=" + String.join(",", plugIn()));
        server = started;
        ServerDatabase fresh = started.createDatabase();
        database = fresh;
        letWorkersIn(fresh);
        return StoreFixture.create(
                new MySqlDatabase(),
                new DriverManagerDataSource(fresh.url(), fresh.user(), fresh.password()),
                Trait.POSITIONS_BEFORE_COMMIT);
    }

    private static void letWorkersIn(ServerDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE USER %s@'198.18.%%'".formatted(USER));
            statement.execute("GRANT ALL PRIVILEGES ON *.* TO %s@'198.18.%%'".formatted(USER));
        }
    }

    @Override
    protected Access connected(String address) {
        ServerDatabase made = Objects.requireNonNull(database, "database");
        return new Access(made.url().replace("127.0.0.1", address), USER, "");
    }

    @AfterEach
    void closeServer() {
        if (server != null) {
            server.close();
        }
    }
}
