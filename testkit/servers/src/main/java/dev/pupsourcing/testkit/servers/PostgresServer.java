// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server: embedded, or the one named by {@code PUPSOURCING_POSTGRES_URL}, {@code _USER} and {@code _PASSWORD}.
 */
public final class PostgresServer extends DatabaseServer {

    private static final String PREFIX = "PUPSOURCING_POSTGRES";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final Optional<Environment> given;
    private final boolean durable;
    private final List<String> settings;
    private final @Nullable Path data;
    private @Nullable Watchdog watchdog;
    private @Nullable EmbeddedPostgres embedded;
    private int port;

    private PostgresServer(Optional<Environment> given, boolean durable, List<String> settings) {
        this.given = given;
        this.durable = durable;
        this.settings = settings;
        this.data = given.isPresent() ? null : Directories.temporary("pupsourcing-postgres");
        if (data != null) {
            watchdog = Watchdog.over(data.resolve("postmaster.pid"), data);
            restart();
        }
    }

    /** The server that all tests of this JVM share; it is fast because it does not sync commits to disk. */
    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    /** A server that syncs every commit to disk, for crash tests and benchmarks; the caller closes it. */
    public static PostgresServer durable() {
        return new PostgresServer(Environment.of(System.getenv(), PREFIX), true, List.of());
    }

    /**
     * A new embedded server, regardless of the environment variables, for tests that kill or configure it. It syncs
     * every commit to disk.
     *
     * @param settings lines of its configuration, for example {@code default_transaction_isolation=serializable}
     */
    public static PostgresServer embedded(String... settings) {
        return new PostgresServer(Optional.empty(), true, List.of(settings));
    }

    /** The server of the environment variables, or an embedded one. */
    static PostgresServer of(Map<String, String> variables) {
        return new PostgresServer(Environment.of(variables, PREFIX), false, List.of());
    }

    @Override
    public void restart() {
        try {
            stop();
            embedded = configuration().start();
            port = embedded.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "PostgreSQL does not start; name a server of your own in " + PREFIX + "_URL", e);
        }
    }

    private EmbeddedPostgres.Builder configuration() {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(Directories.owned(data))
                .setCleanDataDirectory(false)
                // A program may still need the server while the JVM shuts down; the watchdog ends it afterwards.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_TIMEOUT)
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("fsync", durable ? "on" : "off")
                .setServerConfig("synchronous_commit", durable ? "on" : "off")
                .setServerConfig("full_page_writes", durable ? "on" : "off")
                .setServerConfig("max_prepared_transactions", "10");
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            builder.setServerConfig(parts[0], parts[1]);
        }
        return builder.setPort(port == 0 ? Ports.free() : port);
    }

    @Override
    long processId() {
        try {
            String pid = Files.readAllLines(Directories.owned(data).resolve("postmaster.pid"))
                    .get(0);
            return Long.parseLong(pid.strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the server does not run", e);
        }
    }

    @Override
    String urlOf(String database) {
        return given.map(environment -> environment.urlOf(database))
                .orElseGet(() -> "jdbc:postgresql://127.0.0.1:" + port + "/" + database);
    }

    @Override
    String adminDatabase() {
        return "postgres";
    }

    @Override
    String user() {
        return given.map(Environment::user).orElse("postgres");
    }

    @Override
    String password() {
        return given.map(Environment::password).orElse("postgres");
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (data != null) {
            Directories.delete(data);
        }
        watchdog = dismissed(watchdog);
    }

    private void stop() throws IOException {
        EmbeddedPostgres running = embedded;
        embedded = null;
        if (running != null) {
            running.close();
        }
    }

    /** Created on first use, closed with the JVM. */
    private static final class Shared {
        static final PostgresServer SERVER = of(System.getenv());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }
}
