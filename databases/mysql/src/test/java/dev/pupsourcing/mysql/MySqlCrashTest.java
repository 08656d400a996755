// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.crash.CrashStressTest;
import dev.pupsourcing.tck.crash.LostCommitsStressTest;
import dev.pupsourcing.tck.crash.ServerDeathStressTest;
import dev.pupsourcing.tck.fixture.IsolatedDataSource;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.projection.ReadModelsElsewhere;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is lost when the server crashes. */
class MySqlCrashTest {

    @Test
    @Tag("long")
    void losesNothingWhenTheServerCrashes() throws Exception {
        try (MariaDbServer server = MariaDbServer.embedded()) {
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

    /** InnoDB makes commits visible before they are synced; here they are never synced. */
    @Test
    void whatTheCrashTakesBackHasNoEffect() throws Exception {
        try (MariaDbServer server = MariaDbServer.embedded("--innodb-flush-log-at-timeout=2700")) {
            new LostCommitsStressTest(store(server), new LostCommitsStressTest.Crash() {
                        @Override
                        public void stopSyncing() throws SQLException {
                            try (Connection connection = server.connect();
                                    Statement statement = connection.createStatement()) {
                                statement.execute("SET GLOBAL innodb_flush_log_at_trx_commit = 0");
                            }
                        }

                        @Override
                        public void killAndRestart() {
                            restart(server);
                        }
                    })
                    .run();
        }
    }

    @Test
    void readModelsCanBeOnAnotherServer() throws Exception {
        try (MariaDbServer server = MariaDbServer.embedded()) {
            new ReadModelsElsewhere(store(MariaDbServer.shared()), store(server)).run();
        }
    }

    private static void outlive(int deaths) throws Exception {
        try (MariaDbServer server = MariaDbServer.embedded()) {
            new ServerDeathStressTest(store(server), () -> restart(server)).run(deaths);
        }
    }

    private static void restart(MariaDbServer server) {
        server.kill();
        server.restart();
    }

    private static StoreFixture store(MariaDbServer server) throws SQLException {
        ServerDatabase database = server.createDatabase();
        return StoreFixture.create(
                new MySqlDatabase(),
                new IsolatedDataSource(
                        database.url(), database.user(), database.password(), Connection.TRANSACTION_READ_COMMITTED),
                Trait.POSITIONS_BEFORE_COMMIT);
    }
}
