// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import dev.pupsourcing.spi.ServerIncarnation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How a reader's session leaves a mark that all sessions on the same run of the server see. Stateless and thread-safe. */
public interface ServerIncarnations {

    /** For a database whose commits are safe as soon as they show. */
    ServerIncarnations NONE = new ServerIncarnations() {
        @Override
        public ServerIncarnation leave(Connection reader) {
            return ServerIncarnation.NONE;
        }

        @Override
        public String seen() {
            return "";
        }
    };

    /**
     * Leaves a mark that is gone at the latest when the server stops.
     *
     * @param reader the reader's connection, in autocommit mode
     * @return the mark, {@link ServerIncarnation#NONE} if this server cannot keep one
     */
    ServerIncarnation leave(Connection reader) throws SQLException;

    /** Takes a mark back before its connection is given back, where it belongs to the session. */
    default void remove(Connection reader, ServerIncarnation mark) throws SQLException {}

    /** The SQL condition that a mark is there, its text being the one parameter; empty if there are no marks. */
    String seen();

    /** Whether a session sees a mark; also true if there is none or the database knows none. */
    default boolean sees(Connection connection, ServerIncarnation mark) throws SQLException {
        if (mark.isNone() || seen().isEmpty()) {
            return true;
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT %s".formatted(seen()))) {
            statement.setString(1, mark.text());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
