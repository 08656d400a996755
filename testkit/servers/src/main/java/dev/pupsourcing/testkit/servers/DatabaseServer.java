// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A database server that tests may use. Thread-safe. */
public abstract sealed class DatabaseServer implements AutoCloseable permits PostgresServer, MariaDbServer {

    DatabaseServer() {}

    /** A connection URL for a database of this server. */
    abstract String urlOf(String database);

    abstract String adminDatabase();

    abstract String user();

    abstract String password();

    /** Creates an empty database with a unique name. */
    public final ServerDatabase createDatabase() throws SQLException {
        String name = "pup_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE %s".formatted(name));
        }
        return new ServerDatabase(urlOf(name), user(), password());
    }

    /** A new connection of an administrator, outside all test databases; the caller closes it. */
    public final Connection connect() throws SQLException {
        return DriverManager.getConnection(urlOf(adminDatabase()), user(), password());
    }

    /** The id of the server's main process; only for servers that this JVM started. */
    abstract long processId();

    /** Kills the server and all its processes with SIGKILL, as a crash would; only for servers that this JVM started. */
    public final void kill() {
        Processes.kill(processId());
    }

    /**
     * Starts the server again with the same data and port, after {@link #kill()} or while it runs; then it is shut down
     * first. Only for servers that this JVM started.
     */
    public abstract void restart();

    /** Stops the server and removes its files if this JVM started it. */
    @Override
    public abstract void close();

    /** Ends a server's watchdog, if it has one. */
    static @Nullable Watchdog dismissed(@Nullable Watchdog watchdog) {
        if (watchdog != null) {
            watchdog.close();
        }
        return null;
    }
}
