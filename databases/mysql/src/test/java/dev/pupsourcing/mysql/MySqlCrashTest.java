// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.testkit.CrashTorture;
import dev.pupsourcing.testkit.IsolatedDataSource;
import dev.pupsourcing.testkit.StoreFixture;
import dev.pupsourcing.testkit.StoreFixture.Trait;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is lost when the server crashes. */
class MySqlCrashTest {

    @Test
    @Tag("long")
    void losesNothingWhenTheServerCrashes() throws Exception {
        try (MariaDbServer server = MariaDbServer.embedded()) {
            ServerDatabase database = server.createDatabase();
            StoreFixture fixture = StoreFixture.create(
                    new MySqlDatabase(),
                    new IsolatedDataSource(
                            database.url(),
                            database.user(),
                            database.password(),
                            Connection.TRANSACTION_READ_COMMITTED),
                    Trait.POSITIONS_BEFORE_COMMIT);
            new CrashTorture(fixture, () -> {
                        server.kill();
                        server.restart();
                    })
                    .run(3);
        }
    }
}
