// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.worker.MachinesContract;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Workers on several machines, on PostgreSQL. */
class PostgresMachinesTest extends MachinesContract {

    private static final String WHO_MAY_CONNECT = """
            local all all trust
            host all all 127.0.0.1/32 trust
            host all all 198.18.0.0/16 trust
            """;

    private @Nullable PostgresServer server;
    private @Nullable ServerDatabase database;

    @Override
    protected StoreFixture createFixture() throws SQLException {
        String addresses = String.join(",", plugIn());
        PostgresServer started = PostgresServer.embedded("listen_addresses=" + addresses, "hba_file=" + hba());
        server = started;
        ServerDatabase fresh = started.createDatabase();
        database = fresh;
        return StoreFixture.create(
                new PostgresDatabase(),
                new DriverManagerDataSource(fresh.url(), fresh.user(), fresh.password()),
                Trait.POSITIONS_BEFORE_COMMIT);
    }

    private static Path hba() {
        try {
            // The server runs as another user if this is root.
            Path file = Files.createTempFile("pupsourcing-hba", ".conf");
            Files.writeString(file, WHO_MAY_CONNECT);
            file.toFile().setReadable(true, false);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Access connected(String address) {
        ServerDatabase made = Objects.requireNonNull(database, "database");
        return new Access(made.url().replace("127.0.0.1", address), made.user(), made.password());
    }

    @AfterEach
    void closeServer() {
        if (server != null) {
            server.close();
        }
    }
}
