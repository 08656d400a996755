// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The session's previous limit is restored. */
class MySqlIdleLimitTest {

    @Test
    void theLimitOfASessionIsSetAndSetBack() throws SQLException {
        ServerDatabase database = MariaDbServer.shared().createDatabase();
        try (Connection tx = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = tx.createStatement()) {
            statement.execute("SET SESSION wait_timeout = 4711");
            MySqlProjectionSyntax.INSTANCE.limitIdle(tx, Duration.ofMillis(1200));
            assertThat(limit(statement)).isEqualTo(2);
            MySqlProjectionSyntax.INSTANCE.unlimitIdle(tx);
            assertThat(limit(statement)).isEqualTo(4711);
        }
    }

    private static long limit(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT @@SESSION.wait_timeout")) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }
}
