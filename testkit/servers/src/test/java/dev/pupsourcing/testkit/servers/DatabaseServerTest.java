// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseServerTest {

    static Stream<DatabaseServer> servers() {
        return Stream.of(PostgresServer.embedded(), MariaDbServer.embedded());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void keepsDatabasesSeparateAndRecoversFromAKill(DatabaseServer server) throws SQLException {
        try (server) {
            ServerDatabase first = server.createDatabase();
            ServerDatabase second = server.createDatabase();
            execute(first, "CREATE TABLE kept (id INT PRIMARY KEY)");
            execute(first, "INSERT INTO kept VALUES (42)");
            assertThatThrownBy(() -> execute(second, "INSERT INTO kept VALUES (1)"))
                    .isInstanceOf(SQLException.class);

            server.kill();
            assertThatThrownBy(first::connect).isInstanceOf(SQLException.class);
            server.restart();
            assertThat(kept(first)).isEqualTo(42);

            long killed = server.processId();
            server.restart();
            assertThat(server.processId()).isNotEqualTo(killed);
            assertThat(kept(first)).isEqualTo(42);
        }
    }

    private static int kept(ServerDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id FROM kept")) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }

    @Test
    void syncsEveryCommitWhereItIsAskedTo() throws SQLException {
        try (PostgresServer postgres = PostgresServer.embedded("default_transaction_isolation=serializable");
                MariaDbServer mariaDb = MariaDbServer.embedded("--innodb-snapshot-isolation=ON")) {
            ServerDatabase tables = postgres.createDatabase();
            assertThat(setting(tables, "SHOW fsync")).isEqualTo("on");
            assertThat(setting(tables, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(setting(tables, "SHOW default_transaction_isolation")).isEqualTo("serializable");
            ServerDatabase others = mariaDb.createDatabase();
            assertThat(setting(others, "SELECT @@innodb_flush_log_at_trx_commit"))
                    .isEqualTo("1");
            assertThat(setting(others, "SELECT @@innodb_snapshot_isolation")).isEqualTo("1");
        }
        try (PostgresServer fast = PostgresServer.of(Map.of())) {
            assertThat(setting(fast.createDatabase(), "SHOW fsync")).isEqualTo("off");
        }
    }

    private static String setting(ServerDatabase database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void takesTheServerThatTheEnvironmentNames() throws SQLException {
        PostgresServer shared = PostgresServer.shared();
        PostgresServer named = PostgresServer.of(Map.of(
                "PUPSOURCING_POSTGRES_URL", shared.urlOf("postgres") + "?ApplicationName=named",
                "PUPSOURCING_POSTGRES_USER", shared.user(),
                "PUPSOURCING_POSTGRES_PASSWORD", shared.password()));
        ServerDatabase database = named.createDatabase();
        assertThat(database.url()).startsWith(shared.urlOf("pup_")).endsWith("?ApplicationName=named");
        execute(database, "CREATE TABLE here (id INT)");
        assertThatThrownBy(named::kill).hasMessageContaining("not started here");
    }

    private static void execute(ServerDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
