// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql.internal.session;

import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.jdbc.spi.support.SqlCauses;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks for settings of the server, or of a session, with which an event store cannot work. */
public final class ServerSettings {

    /** Not SHOW VARIABLES, for which the server makes a table of all its variables. */
    private static final String SETTINGS = """
            SELECT @@auto_increment_increment AS auto_increment_increment, @@log_bin AS log_bin,
                   @@character_set_client AS character_set_client,
                   @@character_set_connection AS character_set_connection,
                   @@character_set_results AS character_set_results""";

    /** Queried only if the server writes a binary log. */
    private static final String FORMAT = "SELECT @@binlog_format AS binlog_format";

    private static final int UNKNOWN_VARIABLE = 1193;

    /** The only character set that supports all characters. */
    private static final String EVERY_CHARACTER = "utf8mb4";

    private ServerSettings() {}

    /**
     * Checks the settings of a session.
     *
     * @throws StoreAccessException if one of them has an unsupported value; names it
     */
    public static void check(Connection connection) throws SQLException {
        Map<String, String> settings = read(connection, SETTINGS);
        checkIncrement(settings.getOrDefault("auto_increment_increment", "1"));
        checkCharacterSet("character_set_client", settings.get("character_set_client"));
        checkCharacterSet("character_set_connection", settings.get("character_set_connection"));
        String results = settings.get("character_set_results");
        checkCharacterSet("character_set_results", unconverted(results) ? EVERY_CHARACTER : results);
        boolean logs = isOn(settings.getOrDefault("log_bin", "OFF"));
        if (logs && format(connection).equalsIgnoreCase("STATEMENT")) {
            throw problem("binlog_format must not be STATEMENT, with which the server rejects writes at READ "
                    + "COMMITTED; set it to ROW");
        }
    }

    /** With a different increment, positions are not consecutive, and each of them would look like a gap. */
    private static void checkIncrement(String increment) {
        if (!increment.equals("1")) {
            throw wrongIncrement(increment);
        }
    }

    static StoreAccessException wrongIncrement(String increment) {
        return problem("auto_increment_increment is " + increment
                + "; set it to 1 (on a Galera cluster: turn wsrep_auto_increment_control off and write through one "
                + "node)");
    }

    /**
     * Without a character set for results, columns are returned as they are stored, and the events table uses utf8mb4.
     */
    private static boolean unconverted(@Nullable String results) {
        return results == null || results.isEmpty() || results.equalsIgnoreCase("NULL");
    }

    /** With a different character set, the server stores or returns a question mark for each unsupported character. */
    static void checkCharacterSet(String variable, @Nullable String value) {
        if (value == null || !value.equalsIgnoreCase(EVERY_CHARACTER)) {
            throw problem(variable + " must be utf8mb4, because " + value + " does not support all characters; "
                    + "remove characterEncoding and connectionCollation from the JDBC URL, and SET NAMES from the "
                    + "initial statements of the pool");
        }
    }

    private static boolean isOn(String value) {
        return value.equalsIgnoreCase("ON") || value.equals("1");
    }

    /** A server that supports only ROW has no variable for the format. */
    private static String format(Connection connection) throws SQLException {
        try {
            return read(connection, FORMAT).getOrDefault("binlog_format", "ROW");
        } catch (SQLException e) {
            if (SqlCauses.any(e, cause -> cause.getErrorCode() == UNKNOWN_VARIABLE)) {
                return "ROW";
            }
            throw e;
        }
    }

    /** The columns of one row, without those that are NULL. */
    private static Map<String, String> read(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            Map<String, String> settings = new HashMap<>();
            row.next();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                String value = row.getString(i);
                if (value != null) {
                    settings.put(row.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT), value);
                }
            }
            return settings;
        }
    }

    private static StoreAccessException problem(String message) {
        return new StoreAccessException(StoreAccessException.Reason.OTHER, message, true, null);
    }
}
