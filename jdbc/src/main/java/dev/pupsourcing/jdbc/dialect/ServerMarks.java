// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.dialect;

import dev.pupsourcing.ServerMark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How a reader's session leaves a mark that all sessions on the same run of the server see. Stateless and thread-safe. */
public interface ServerMarks {

    /** For a database whose commits are safe as soon as they show. */
    ServerMarks NONE = new ServerMarks() {
        @Override
        public ServerMark leave(Connection reader) {
            return ServerMark.NONE;
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
     * @return the mark, {@link ServerMark#NONE} if this server cannot keep one
     */
    ServerMark leave(Connection reader) throws SQLException;

    /** Takes a mark back before its connection is given back, where it belongs to the session. */
    default void remove(Connection reader, ServerMark mark) throws SQLException {}

    /** The SQL condition that a mark is there, its text being the one parameter; empty if there are no marks. */
    String seen();

    /** Whether a session sees a mark; also true if there is none or the database knows none. */
    default boolean sees(Connection connection, ServerMark mark) throws SQLException {
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
