// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * An event store in a new schema, and the three roles for it.
 *
 * @param owner connections of the tables' owner
 * @param schema its schema
 * @param suffix the suffix of the names of the roles
 */
record RoleStore(DataSource owner, TestSchema schema, String suffix) {

    static RoleStore create() throws SQLException {
        TestSchema schema = TestSchema.create();
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        RoleStore store =
                new RoleStore(schema.dataSource(Connection.TRANSACTION_READ_COMMITTED, false), schema, suffix);
        SchemaOptions options = SchemaOptions.builder()
                .snapshots(TableName.parse("snapshots"))
                .appendRole("append_" + suffix)
                .projectRole("project_" + suffix)
                .readRole("read_" + suffix)
                .insertOnlyRole("app_" + suffix)
                .build();
        try (Connection connection = store.owner().getConnection()) {
            Schema.of(new PostgresDatabase(), options).apply(connection);
        }
        return store;
    }

    /** Connections of a role: append, project, read, or app, which can append and project. */
    DataSource as(String role) {
        return (DataSource) Proxy.newProxyInstance(
                RoleStore.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("getConnection")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    Connection connection = owner.getConnection();
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("SET ROLE " + role + "_" + suffix);
                    }
                    return connection;
                });
    }

    /** A fixture for the suites: the role can create tables for read models, which it then owns. */
    StoreFixture fixture(Database kind, String role) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("GRANT CREATE ON SCHEMA %s TO %s_%s".formatted(schema.name(), role, suffix));
        }
        return new StoreFixture(
                kind, as(role), owner, Set.of(Trait.POSITIONS_BEFORE_COMMIT, Trait.FAILURE_ENDS_TRANSACTION));
    }
}
