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
 * An empty schema for one test, in the one database that the contract suites share: a database for each test would cost more
 * than most of the tests. Tables, sequences and the locks on them are the test's own.
 *
 * @param name its name
 */
record TestSchema(String name) {

    /** Made when first asked for; it goes with the server. */
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

    /** Makes a schema that nobody else knows. */
    static TestSchema create() throws SQLException {
        TestSchema schema = new TestSchema("s_" + UUID.randomUUID().toString().replace("-", ""));
        try (Connection connection = Shared.SESSIONS.lend()) {
            execute(connection, "CREATE SCHEMA " + schema.name());
        }
        return schema;
    }

    /** Connections in autocommit mode that see this schema alone. */
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

    /** What opens a connection to this schema: the URL, the user and the password. */
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
