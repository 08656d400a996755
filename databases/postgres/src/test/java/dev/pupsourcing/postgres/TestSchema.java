// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * An empty schema for one test, in a database that the contract suites share, because a database for each test would
 * cost more than most tests. Tables, sequences and their locks belong to the test.
 *
 * @param name its name
 */
record TestSchema(String name) {

    /** Created on first use; removed with the server. */
    private static final class Shared {
        static final ServerDatabase DATABASE = database();
        static final SessionPool SESSIONS = new SessionPool(DATABASE);

        private static ServerDatabase database() {
            try {
                return PostgresServer.shared().createDatabase();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Creates a schema with a unique name. */
    static TestSchema create() throws SQLException {
        TestSchema schema = new TestSchema("s_" + UUID.randomUUID().toString().replace("-", ""));
        try (Connection connection = Shared.SESSIONS.lend()) {
            execute(connection, "CREATE SCHEMA " + schema.name());
        }
        return schema;
    }

    /** Connections in autocommit mode that use only this schema. */
    DataSource dataSource(int isolation, boolean readOnly) {
        return (DataSource) Proxy.newProxyInstance(
                TestSchema.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return connect(isolation, readOnly);
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private Connection connect(int isolation, boolean readOnly) throws SQLException {
        Connection connection = Shared.SESSIONS.lend();
        execute(connection, "SET search_path = " + name);
        connection.setTransactionIsolation(isolation);
        if (readOnly) {
            connection.setReadOnly(true);
        }
        return connection;
    }

    /** The URL, user and password for this schema. */
    ServerDatabase access() {
        ServerDatabase shared = Shared.DATABASE;
        String separator = shared.url().contains("?") ? "&" : "?";
        return new ServerDatabase(shared.url() + separator + "currentSchema=" + name, shared.user(), shared.password());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
