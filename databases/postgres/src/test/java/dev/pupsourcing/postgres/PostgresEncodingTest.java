// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.Stores;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database whose encoding lacks characters is rejected before an id is stored that cannot be read again. */
class PostgresEncodingTest {

    private final String name = "e_" + UUID.randomUUID().toString().replace("-", "");
    private ServerDatabase neighbour;

    private DataSource create(String encoding) throws SQLException {
        neighbour = PostgresServer.shared().createDatabase();
        execute("""
                CREATE DATABASE %s TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C' ENCODING '%s'""".formatted(name, encoding));
        DataSource dataSource = new DriverManagerDataSource(
                neighbour.url().replace("/" + neighbour.name(), "/" + name), neighbour.user(), neighbour.password());
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            assertRefused(encoding, () -> Schema.of(connection).apply(connection));
            for (String sql : Schema.of(connection).statements()) {
                statement.execute(sql);
            }
        }
        return dataSource;
    }

    @AfterEach
    void drop() throws SQLException {
        execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = neighbour.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATIN1", "SQL_ASCII"})
    void aDatabaseThatLacksCharactersIsRefused(String encoding) throws SQLException {
        DataSource dataSource = create(encoding);
        assertRefused(encoding, () -> Pupsourcing.create(dataSource));
        Stores stores = Stores.of(new PostgresDatabase());
        try (LogReader reader = stores.log(dataSource).openReader(ReadScope.all())) {
            assertRefused(encoding, () -> reader.read(0, 10));
        }
        try (Connection tx = dataSource.getConnection()) {
            tx.setAutoCommit(false);
            Event event = Event.builder(StreamId.of("Sales", "Order", "\u20AC"), "Placed")
                    .build();
            assertRefused(encoding, () -> stores.eventStore().append(tx, ExpectedVersion.any(), List.of(event)));
            tx.rollback();
        }
    }

    private void assertRefused(String encoding, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(StoreAccessException.class)
                .hasMessageContaining("the encoding of the database must be UTF8, was " + encoding)
                .hasMessageContaining("create a database with ENCODING 'UTF8'");
    }
}
