// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.testkit.servers.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Ends sessions on the shared server, like an administrator. */
final class Sessions {

    private Sessions() {}

    static void kill(Connection victim) throws SQLException {
        kill(number(victim, "SELECT pg_backend_pid()"));
    }

    static void kill(long session) throws SQLException {
        try (Connection administrator = PostgresServer.shared().connect()) {
            number(administrator, "SELECT CASE WHEN pg_terminate_backend(" + session + ") THEN 1 ELSE 0 END");
            Waiting.until("the end of session " + session, () -> isGone(administrator, session));
        }
    }

    /** Crashes a session of a server that this JVM started; the server ends all others and then continues. */
    static void crash(DataSource dataSource) throws SQLException {
        try (Connection witness = dataSource.getConnection();
                Connection victim = dataSource.getConnection()) {
            ProcessHandle.of(number(victim, "SELECT pg_backend_pid()"))
                    .orElseThrow()
                    .destroyForcibly();
            Waiting.until("the end of all sessions", () -> !answers(witness));
        }
        Waiting.until("the end of the recovery", () -> isUp(dataSource));
    }

    private static boolean answers(Connection connection) {
        try {
            return number(connection, "SELECT 1") == 1;
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean isUp(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return answers(connection);
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean isGone(Connection administrator, long session) {
        try {
            return number(administrator, "SELECT COUNT(*) FROM pg_stat_activity WHERE pid = " + session) == 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
