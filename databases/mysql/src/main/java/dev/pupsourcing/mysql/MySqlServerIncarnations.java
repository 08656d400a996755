// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.spi.ServerIncarnations;
import dev.pupsourcing.spi.ServerIncarnation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Marks of MySQL and MariaDB: a named lock, which the server keeps in memory while the reader's session exists. These
 * servers report their start time only with a count of all sessions, and InnoDB makes a commit visible before it is on
 * disk (MySQL: "early lock release").
 */
final class MySqlServerIncarnations implements ServerIncarnations {

    static final MySqlServerIncarnations INSTANCE = new MySqlServerIncarnations();

    /** The server does not support named locks. */
    private static final int NOT_SUPPORTED = 1235;

    private MySqlServerIncarnations() {}

    @Override
    public ServerIncarnation leave(Connection reader) throws SQLException {
        String name = "pupsourcing " + UUID.randomUUID();
        try {
            return ask(reader, "SELECT GET_LOCK(?, 0)", name) ? new ServerIncarnation(name) : ServerIncarnation.NONE;
        } catch (SQLException e) {
            if (e.getErrorCode() == NOT_SUPPORTED) {
                return ServerIncarnation.NONE;
            }
            throw e;
        }
    }

    @Override
    public void remove(Connection reader, ServerIncarnation mark) throws SQLException {
        ask(reader, "SELECT RELEASE_LOCK(?)", mark.text());
    }

    private static boolean ask(Connection reader, String sql, String name) throws SQLException {
        try (PreparedStatement statement = reader.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getInt(1) == 1;
            }
        }
    }

    @Override
    public String seen() {
        return "IS_USED_LOCK(?) IS NOT NULL";
    }
}
