// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Ends sessions on the shared server, like an administrator. */
final class Sessions {

    private static final int NO_SUCH_THREAD = 1094;

    private Sessions() {}

    static void kill(Connection victim) throws SQLException {
        kill(number(victim, "SELECT CONNECTION_ID()"));
    }

    static void kill(long session) throws SQLException {
        try (Connection administrator = MariaDbServer.shared().connect();
                Statement statement = administrator.createStatement()) {
            if (!isGone(administrator, session)) {
                tryToKill(statement, session);
            }
            Waiting.until("the end of session " + session, () -> isGone(administrator, session));
        }
    }

    private static void tryToKill(Statement statement, long session) throws SQLException {
        try {
            statement.execute("KILL CONNECTION " + session);
        } catch (SQLException e) {
            if (e.getErrorCode() != NO_SUCH_THREAD) {
                throw e;
            }
        }
    }

    private static boolean isGone(Connection administrator, long session) {
        return !processes(administrator).containsKey(session);
    }

    /**
     * The statements of all sessions, without a query, which MySQL rejects while a statement contains bytes that are
     * not text.
     */
    private static Map<Long, String> processes(Connection administrator) {
        try (Statement statement = administrator.createStatement();
                ResultSet row = statement.executeQuery("SHOW PROCESSLIST")) {
            Map<Long, String> processes = new HashMap<>();
            while (row.next()) {
                processes.put(row.getLong("Id"), Objects.requireNonNullElse(row.getString("Info"), ""));
            }
            return processes;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A statement that runs until this is closed. */
    interface Running extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /** Runs a statement with bytes that are not text; returns when it runs. */
    static Running sendBytes(Connection session) throws SQLException {
        long id = number(session, "SELECT CONNECTION_ID()");
        Thread thread = new Thread(() -> sleep(session), "noise");
        thread.setDaemon(true);
        thread.start();
        try (Connection administrator = MariaDbServer.shared().connect()) {
            Waiting.until("the statement of session " + id, () -> isSleeping(administrator, id));
        }
        return () -> {
            try (Connection administrator = MariaDbServer.shared().connect();
                    Statement statement = administrator.createStatement()) {
                statement.execute("KILL QUERY " + id);
            }
        };
    }

    private static void sleep(Connection session) {
        try (PreparedStatement statement = session.prepareStatement("SELECT SLEEP(600), ?")) {
            statement.setBytes(1, new byte[] {(byte) 0xe7, (byte) 0xa2, 0x19, (byte) 0xc1});
            statement.execute();
        } catch (SQLException e) {
            // the statement was ended, as expected
        }
    }

    private static boolean isSleeping(Connection administrator, long session) {
        return processes(administrator).getOrDefault(session, "").contains("SLEEP");
    }

    static boolean isMariaDb(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
    }

    static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
