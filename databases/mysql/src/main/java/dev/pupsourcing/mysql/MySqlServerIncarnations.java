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
 * The mark of MySQL and MariaDB is a named lock, which the server keeps in memory for as long as the reader's session
 * lives. These servers tell their start time only by counting all sessions, and InnoDB shows a commit before it is on disk
 * (MySQL: "early lock release").
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
