// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** PgBouncer in transaction mode. */
final class PgBouncer implements AutoCloseable {

    private static final String SETTINGS = """
            [databases]
            * = host=127.0.0.1 port=%s user=%s password=%s
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %s
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            max_client_conn = 1000
            default_pool_size = 40
            server_login_retry = 1
            ignore_startup_parameters = extra_float_digits
            """;

    private final Process process;
    private final Path folder;
    private final ServerDatabase front;

    private PgBouncer(Process process, Path folder, ServerDatabase front) {
        this.process = process;
        this.folder = folder;
        this.front = front;
    }

    /** Starts PgBouncer for a database, if it is installed. */
    static Optional<PgBouncer> before(ServerDatabase database) {
        return program().map(program -> start(program, database));
    }

    private static Optional<Path> program() {
        String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static PgBouncer start(Path program, ServerDatabase database) {
        URI server = URI.create(database.url().substring("jdbc:".length()));
        try {
            int port = freePort();
            Path folder = Files.createTempDirectory("pupsourcing-pgbouncer");
            Path settings = folder.resolve("pgbouncer.ini");
            Files.writeString(
                    settings, SETTINGS.formatted(server.getPort(), database.user(), database.password(), port));
            boolean root = System.getProperty("user.name").equals("root");
            List<String> command = new ArrayList<>(List.of(program.toString(), "-q"));
            command.addAll(root ? List.of("-u", "nobody") : List.of());
            command.add(settings.toString());
            makeReadable(folder, settings);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String url = "jdbc:postgresql://127.0.0.1:%s%s?prepareThreshold=0".formatted(port, server.getPath());
            PgBouncer pooler =
                    new PgBouncer(process, folder, new ServerDatabase(url, database.user(), database.password()));
            Waiting.until("the pooler", pooler::accepts);
            return pooler;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void makeReadable(Path folder, Path settings) {
        if (!folder.toFile().setExecutable(true, false)
                || !folder.toFile().setReadable(true, false)
                || !settings.toFile().setReadable(true, false)) {
            throw new IllegalStateException("the pooler's user cannot read " + settings);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean accepts() {
        try {
            DriverManager.getConnection(front.url(), front.user(), front.password())
                    .close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** The pooled database. */
    ServerDatabase database() {
        return front;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
