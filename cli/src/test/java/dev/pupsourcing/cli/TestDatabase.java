// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.testkit.servers.DatabaseServer;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The kinds of databases for which commands are tested. */
enum TestDatabase {
    SQLITE,
    POSTGRES,
    MARIADB;

    /** The options for a new empty database. */
    List<String> create(Path folder) throws SQLException {
        return switch (this) {
            case SQLITE ->
                List.of("--db", folder.resolve(UUID.randomUUID() + ".db").toString());
            case POSTGRES -> options(PostgresServer.shared());
            case MARIADB -> options(MariaDbServer.shared());
        };
    }

    /** The options for a new empty event store. */
    List<String> createStore(Path folder) throws SQLException {
        List<String> options = create(folder);
        PupRun.of(options, "schema", "apply").succeeded();
        return options;
    }

    /** Opens the event store of options. */
    Pupsourcing open(List<String> options) {
        String url = options.get(1);
        return Pupsourcing.create(
                url.startsWith("jdbc:") ? url : "jdbc:sqlite:" + url,
                options.size() > 3 ? options.get(3) : null,
                options.size() > 5 ? options.get(5) : null);
    }

    private static List<String> options(DatabaseServer server) throws SQLException {
        ServerDatabase database = server.createDatabase();
        List<String> options = new ArrayList<>(List.of("--db", database.url(), "--user", database.user()));
        if (!database.password().isEmpty()) {
            options.addAll(List.of("--password", database.password()));
        }
        return options;
    }
}
