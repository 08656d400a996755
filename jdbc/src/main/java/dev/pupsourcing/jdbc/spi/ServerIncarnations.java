// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import dev.pupsourcing.spi.ServerIncarnation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Creates marks of readers that all sessions of the same server incarnation can see. Implementations must be stateless
 * and thread-safe. Implemented by authors of databases.
 */
public interface ServerIncarnations {

    /** For databases whose commits are safe as soon as they are visible. */
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
     * Creates a mark that disappears at the latest when the server stops.
     *
     * @param reader the reader's connection, in autocommit mode
     * @return the mark; {@link ServerIncarnation#NONE} if this server does not support marks
     */
    ServerIncarnation leave(Connection reader) throws SQLException;

    /** Removes a mark before its connection is returned to the pool, if it belongs to the session. */
    default void remove(Connection reader, ServerIncarnation mark) throws SQLException {}

    /** The SQL condition that a mark exists, with its text as the only parameter; empty if there are no marks. */
    String seen();

    /** Whether a session sees a mark; also true if there is none or the database does not use marks. */
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
