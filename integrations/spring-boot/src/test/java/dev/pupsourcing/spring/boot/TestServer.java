// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import dev.pupsourcing.testkit.servers.DatabaseServer;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.SQLException;

/** The servers that the tests run on, one of each kind per JVM. */
public enum TestServer {
    POSTGRES,
    MARIADB;

    private DatabaseServer server() {
        return this == POSTGRES ? PostgresServer.shared() : MariaDbServer.shared();
    }

    /** A new, empty database. */
    public ServerDatabase database() {
        try {
            return server().createDatabase();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
