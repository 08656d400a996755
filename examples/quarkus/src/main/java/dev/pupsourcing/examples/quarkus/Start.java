// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.quarkus;

import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.sql.SQLException;

/** Starts the application, on an embedded server unless {@code QUARKUS_DATASOURCE_JDBC_URL} names a database. */
@QuarkusMain
public final class Start {

    private Start() {}

    /** Runs the example. */
    public static void main(String... arguments) throws SQLException {
        if (System.getenv("QUARKUS_DATASOURCE_JDBC_URL") == null) {
            ServerDatabase database = PostgresServer.shared().createDatabase(); // the server ends with the JVM
            System.setProperty("quarkus.datasource.jdbc.url", database.url());
            System.setProperty("quarkus.datasource.username", database.user());
            System.setProperty("quarkus.datasource.password", database.password());
        }
        Quarkus.run(Main.class, arguments);
    }
}
