// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.Stores;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * A session whose character set lacks characters is rejected, because the server would store question marks instead.
 */
class MySqlCharacterSetTest {

    private static final StreamId STREAM = StreamId.of("Sales", "Order", "\u20AC\uD83D\uDC36");

    private static Event event() {
        return Event.builder(STREAM, "Placed").build();
    }

    private static DataSource dataSource(ServerDatabase database) {
        return new DriverManagerDataSource(database.url(), database.user(), database.password());
    }

    private static ServerDatabase withSchema() throws SQLException {
        ServerDatabase database = MariaDbServer.shared().createDatabase();
        try (Connection connection = dataSource(database).getConnection()) {
            Schema.of(connection).apply(connection);
        }
        return database;
    }

    @Test
    void anUrlWithAnotherCharacterSetIsRefused() throws SQLException {
        ServerDatabase database = withSchema();
        ServerDatabase other = MariaDbServer.withMysqlDriver(database);
        for (ServerDatabase lacking : List.of(
                database.with("sessionVariables", "character_set_connection=latin1"),
                database.with("sessionVariables", "character_set_results=latin1"),
                other.with("characterEncoding", "ISO-8859-1"),
                other.with("characterEncoding", "US-ASCII"),
                other.with("connectionCollation", "latin1_swedish_ci"),
                other.with("characterSetResults", "ISO-8859-1"))) {
            assertThatThrownBy(() -> Pupsourcing.create(dataSource(lacking)))
                    .as(lacking.url())
                    .isInstanceOf(StoreAccessException.class)
                    .hasMessageContaining("must be utf8mb4")
                    .hasMessageContaining("remove characterEncoding");
        }
        for (ServerDatabase fitting : List.of(
                database,
                other,
                other.with("characterEncoding", "UTF-8"),
                other.with("characterSetResults", "UTF-8"))) {
            Pupsourcing store = Pupsourcing.create(dataSource(fitting));
            store.append(ExpectedVersion.any(), event());
            assertThat(store.readStream(STREAM).events()).isNotEmpty();
        }
    }

    /** The first session has the right character set; another one of the same store does not. */
    @Test
    void aSessionWhoseCharacterSetWasChangedDoesNotAppend() throws SQLException {
        DataSource session =
                dataSource(MariaDbServer.withMysqlDriver(withSchema())); // MariaDB's driver rejects it itself
        EventStore store = Stores.of(new MySqlDatabase()).eventStore();
        for (ExpectedVersion expected :
                List.of(ExpectedVersion.any(), ExpectedVersion.noStream(), ExpectedVersion.exact(1))) {
            for (String names : List.of("latin1", "utf8mb3")) {
                try (Connection tx = session.getConnection();
                        Statement statement = tx.createStatement()) {
                    tx.setAutoCommit(false);
                    statement.execute("SET NAMES " + names);
                    assertThatThrownBy(() -> store.append(
                                    tx,
                                    expected,
                                    List.of(Event.builder(StreamId.of("Sales", "Order", "o-1"), "Placed")
                                            .build())))
                            .isInstanceOf(StoreAccessException.class)
                            .hasMessageContaining("character_set_client must be utf8mb4, because " + names)
                            .extracting("transactionUsable")
                            .isEqualTo(true);
                    tx.rollback();
                }
            }
        }
    }
}
