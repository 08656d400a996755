// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.IsolatedDataSource;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * An event store in a new database, the three roles for it, and a user for each.
 *
 * @param database the database, as its owner sees it
 * @param suffix the suffix of the names of roles and users
 */
record RoleStore(ServerDatabase database, String suffix) {

    /** The roles; app can append and project. */
    private static final List<String> ROLES = List.of("append", "project", "read", "app");

    /** The read models that the suites create. */
    private static final List<String> READ_MODELS = List.of(
            "seen",
            "seen_last",
            "copy",
            "copy_last",
            "keyed",
            "keyed_last",
            "caller_rows",
            "quoted",
            "no_such_states",
            "other",
            "other_last",
            "another",
            "another_last",
            "seen2",
            "seen2_last",
            "unrelated");

    private static final String PASSWORD = "pw";

    static RoleStore create() throws SQLException {
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        RoleStore store = new RoleStore(MariaDbServer.shared().createDatabase(), suffix);
        SchemaOptions options = SchemaOptions.builder()
                .snapshots()
                .appendRole("append_" + suffix)
                .projectRole("project_" + suffix)
                .readRole("read_" + suffix)
                .build();
        try (Connection connection = store.owner().getConnection()) {
            Schema.of(new MySqlDatabase(), options).apply(connection);
        }
        store.asOwner("CREATE ROLE app_" + suffix);
        store.asOwner("GRANT append_%1$s TO app_%1$s".formatted(suffix));
        store.asOwner("GRANT project_%1$s TO app_%1$s".formatted(suffix));
        for (String role : ROLES) {
            store.asOwner("CREATE USER '%s'@'%%' IDENTIFIED BY '%s'".formatted(store.user(role), PASSWORD));
            store.asOwner("GRANT %s_%s TO '%s'@'%%'".formatted(role, suffix, store.user(role)));
            store.asOwner("SET DEFAULT ROLE %s_%s FOR '%s'@'%%'".formatted(role, suffix, store.user(role)));
        }
        return store;
    }

    DataSource owner() {
        return new DriverManagerDataSource(database.url(), database.user(), database.password());
    }

    String user(String role) {
        return role + "_user_" + suffix;
    }

    /** Connections of the user with a role: append, project, read or app. */
    DataSource as(String role) {
        return new IsolatedDataSource(database.url(), user(role), PASSWORD, Connection.TRANSACTION_READ_COMMITTED);
    }

    /** The URL, user and password of the user with a role. */
    Access access(String role) {
        return new Access(database.url(), user(role), PASSWORD);
    }

    /**
     * A fixture for the suites: the user can create tables for read models, with the names that the suites use, and see
     * who stalls the log.
     */
    StoreFixture fixture(Database kind, String role) throws SQLException {
        for (String table : READ_MODELS) {
            asOwner("GRANT CREATE, DROP, SELECT, INSERT, UPDATE, DELETE ON %s.%s TO '%s'@'%%'"
                    .formatted(database.name(), table, user(role)));
        }
        asOwner("GRANT PROCESS ON *.* TO '%s'@'%%'".formatted(user(role)));
        return new StoreFixture(kind, as(role), owner(), Set.of(Trait.POSITIONS_BEFORE_COMMIT));
    }

    void asOwner(String sql) throws SQLException {
        try (Connection connection = owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Drops the users and roles, which belong to the server. */
    void drop() throws SQLException {
        for (String role : ROLES) {
            asOwner("DROP USER '%s'@'%%'".formatted(user(role)));
            asOwner("DROP ROLE %s_%s".formatted(role, suffix));
        }
    }
}
