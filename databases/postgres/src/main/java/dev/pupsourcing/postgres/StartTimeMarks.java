// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.ServerMark;
import dev.pupsourcing.jdbc.dialect.ServerMarks;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * PostgreSQL's mark is the time at which the server started, in microseconds: that of a standby which takes over is another
 * one. Sessions and their locks would not do, because a pooler moves a reader between sessions.
 */
final class StartTimeMarks implements ServerMarks {

    static final StartTimeMarks INSTANCE = new StartTimeMarks();

    private static final String STARTED = "(EXTRACT(EPOCH FROM pg_postmaster_start_time()) * 1000000)::bigint::text";

    private StartTimeMarks() {}

    @Override
    public ServerMark leave(Connection reader) throws SQLException {
        try (Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery("SELECT %s".formatted(STARTED))) {
            return row.next() ? new ServerMark(row.getString(1)) : ServerMark.NONE;
        }
    }

    @Override
    public String seen() {
        return STARTED + " = ?";
    }
}
