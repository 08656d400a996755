// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.quarkus;

import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.Map;

/** An empty database on an embedded PostgreSQL server. */
public final class Database implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        ServerDatabase database = create();
        return Map.of(
                "quarkus.datasource.jdbc.url", database.url(),
                "quarkus.datasource.username", database.user(),
                "quarkus.datasource.password", database.password());
    }

    private static ServerDatabase create() {
        try {
            return PostgresServer.shared().createDatabase();
        } catch (SQLException e) {
            throw new IllegalStateException("no database could be created", e);
        }
    }

    @Override
    public void stop() {
        // the server ends with the JVM
    }
}
