// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot;

import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/** A database for trying the example. */
final class EmbeddedDatabase {

    private EmbeddedDatabase() {}

    /** Starts a PostgreSQL server that is removed after the service has stopped, and returns the properties of its database. */
    static Map<String, Object> start() throws SQLException {
        PostgresServer server = PostgresServer.embedded();
        SpringApplication.getShutdownHandlers().add(server::close);
        ServerDatabase database = server.createDatabase();
        return Map.of(
                "spring.datasource.url", database.url(),
                "spring.datasource.username", database.user(),
                "spring.datasource.password", database.password());
    }
}
