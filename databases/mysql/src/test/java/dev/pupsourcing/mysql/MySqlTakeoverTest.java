// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.SchemaException;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tables of another user, or with triggers of another user, are rejected. */
class MySqlTakeoverTest {

    @Test
    void triggersOfOthersAndViewsAreRefused() throws SQLException {
        ServerDatabase database = MariaDbServer.shared().createDatabase();
        String eve = "eve_" + UUID.randomUUID().toString().substring(0, 8);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            apply(connection);
            statement.execute("CREATE TRIGGER mine BEFORE DELETE ON events FOR EACH ROW"
                    + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only'");
            apply(connection);
            statement.execute("CREATE USER '%s'@'localhost'".formatted(eve));
            statement.execute(
                    "CREATE DEFINER = '%s'@'localhost' TRIGGER theirs BEFORE INSERT ON store_info".formatted(eve)
                            + " FOR EACH ROW SET NEW.schema_version = 1");
            assertRefused(connection, "table store_info", "triggers that other users defined (theirs)");
            statement.execute("DROP TRIGGER theirs");
            statement.execute("DROP TABLE projections");
            statement.execute("CREATE VIEW projections AS SELECT 1 AS projection");
            assertRefused(connection, "table projections", "is a view");
            statement.execute("DROP USER '%s'@'localhost'".formatted(eve));
        }
    }

    private static void assertRefused(Connection connection, String... parts) {
        assertThatThrownBy(() -> apply(connection))
                .isInstanceOf(SchemaException.class)
                .hasMessageContainingAll(parts);
    }

    private static void apply(Connection connection) throws SQLException {
        Schema.of(new MySqlDatabase(), SchemaOptions.defaults()).apply(connection);
    }
}
