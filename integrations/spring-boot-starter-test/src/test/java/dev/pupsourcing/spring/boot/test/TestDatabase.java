// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.test;

import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives each context a new database. */
final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            ServerDatabase database = PostgresServer.shared().createDatabase();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "database",
                            Map.of(
                                    "spring.datasource.url", database.url(),
                                    "spring.datasource.username", database.user(),
                                    "spring.datasource.password", database.password())));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
