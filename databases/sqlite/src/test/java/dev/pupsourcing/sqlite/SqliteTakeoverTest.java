// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.SchemaException;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a file from an untrusted source, views and triggers that do more than reject changes are not accepted. */
class SqliteTakeoverTest {

    @TempDir
    private Path folder;

    @Test
    void triggersThatChangeThingsAndViewsAreRefused() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("test.db"));
                Statement statement = connection.createStatement()) {
            apply(connection);
            statement.execute("CREATE TRIGGER append_only BEFORE DELETE ON events WHEN OLD.slot >= 0"
                    + " BEGIN SELECT RAISE(ABORT, 'events stay'); END");
            apply(connection);
            statement.execute("CREATE TRIGGER copies AFTER INSERT ON events BEGIN DELETE FROM store_info; END");
            assertRefused(connection, "table events", "trigger \"copies\"");
            statement.execute("DROP TRIGGER copies");
            statement.execute("DROP TABLE projections");
            statement.execute("CREATE VIEW projections AS SELECT 1 AS projection");
            assertRefused(connection, "table projections", "is a view");
        }
    }

    private static void assertRefused(Connection connection, String... parts) {
        assertThatThrownBy(() -> apply(connection))
                .isInstanceOf(SchemaException.class)
                .hasMessageContainingAll(parts);
    }

    private static void apply(Connection connection) throws SQLException {
        Schema.of(new SqliteDatabase(), SchemaOptions.defaults()).apply(connection);
    }
}
