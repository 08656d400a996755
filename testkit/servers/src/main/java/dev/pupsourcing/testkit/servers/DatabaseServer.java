// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A database server that tests may use. Thread-safe. */
public abstract sealed class DatabaseServer implements AutoCloseable permits PostgresServer, MariaDbServer {

    DatabaseServer() {}

    /** A connection URL for a database of this server. */
    abstract String urlOf(String database);

    abstract String adminDatabase();

    abstract String user();

    abstract String password();

    /** Makes an empty database with a name of its own. */
    public final ServerDatabase createDatabase() throws SQLException {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(urlOf(adminDatabase()), user(), password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return new ServerDatabase(urlOf(name), user(), password());
    }

    /** Kills the server as a crash would; only for servers that this JVM started. */
    public abstract void kill();

    /** Starts the server again, on the same data and port, after {@link #kill()}. */
    public abstract void restart();

    /** Stops the server if this JVM started it. */
    @Override
    public abstract void close();
}
