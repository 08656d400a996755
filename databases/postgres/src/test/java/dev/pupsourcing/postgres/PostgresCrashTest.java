// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.crash.CrashStressTest;
import dev.pupsourcing.tck.crash.LostCommitsStressTest;
import dev.pupsourcing.tck.crash.ServerDeathStressTest;
import dev.pupsourcing.tck.fixture.IsolatedDataSource;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.projection.ReadModelsElsewhere;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is lost when the server crashes. */
class PostgresCrashTest {

    @Test
    @Tag("long")
    void losesNothingWhenTheServerCrashes() throws Exception {
        try (PostgresServer server = PostgresServer.embedded()) {
            new CrashStressTest(store(server), () -> restart(server)).run(3);
        }
    }

    @Test
    void projectionsOutliveTheServer() throws Exception {
        outlive(1);
    }

    @Test
    @Tag("long")
    void projectionsOutliveTheServerManyTimes() throws Exception {
        outlive(8);
    }

    /** Like a failover to a standby that lags. */
    @Test
    void whatTheCrashTakesBackHasNoEffect() throws Exception {
        try (PostgresServer server = PostgresServer.embedded("wal_writer_delay=10s", "autovacuum=off")) {
            new LostCommitsStressTest(store(server), new LostCommitsStressTest.Crash() {
                        @Override
                        public void stopSyncing() throws SQLException {
                            sync(server, "off");
                        }

                        @Override
                        public void killAndRestart() throws SQLException {
                            restart(server);
                            sync(server, "on");
                        }
                    })
                    .run();
        }
    }

    /** The server ends all sessions when one crashes, and recovers without a restart. */
    @Test
    void whatTheCrashOfASessionTakesBackHasNoEffect() throws Exception {
        try (PostgresServer server = PostgresServer.embedded("wal_writer_delay=10s", "autovacuum=off")) {
            StoreFixture store = store(server);
            new LostCommitsStressTest(store, new LostCommitsStressTest.Crash() {
                        @Override
                        public void stopSyncing() throws SQLException {
                            sync(server, "off");
                        }

                        @Override
                        public void killAndRestart() throws SQLException {
                            Sessions.crash(store.dataSource());
                            sync(server, "on");
                        }
                    })
                    .run();
        }
    }

    @Test
    void readModelsCanBeOnAnotherServer() throws Exception {
        try (PostgresServer server = PostgresServer.embedded()) {
            new ReadModelsElsewhere(store(PostgresServer.shared()), store(server)).run();
        }
    }

    private static void sync(PostgresServer server, String setting) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE CURRENT_USER SET synchronous_commit = '%s'".formatted(setting));
        }
    }

    private static void outlive(int deaths) throws Exception {
        try (PostgresServer server = PostgresServer.embedded()) {
            new ServerDeathStressTest(store(server), () -> restart(server)).run(deaths);
        }
    }

    private static void restart(PostgresServer server) {
        server.kill();
        server.restart();
    }

    private static StoreFixture store(PostgresServer server) throws SQLException {
        ServerDatabase database = server.createDatabase();
        return StoreFixture.create(
                new PostgresDatabase(),
                new IsolatedDataSource(
                        database.url(), database.user(), database.password(), Connection.TRANSACTION_READ_COMMITTED),
                Trait.POSITIONS_BEFORE_COMMIT);
    }
}
