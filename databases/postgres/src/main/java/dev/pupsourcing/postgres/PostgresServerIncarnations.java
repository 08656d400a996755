// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.jdbc.spi.ServerIncarnations;
import dev.pupsourcing.spi.ServerIncarnation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * PostgreSQL's mark is one incarnation of the server, in microseconds: when it started, and when it last discarded its
 * statistics, which it does whenever it recovers from a crash. The crash of a single session makes the server end all
 * sessions and recover without starting again, so the start alone would not show it. A standby that takes over has another
 * start. Sessions and their locks would not do, because a pooler moves a reader between sessions.
 *
 * <p>An administrator who resets the background writer's statistics makes a new incarnation too; that costs a repeated
 * reading, and nothing else.
 */
final class PostgresServerIncarnations implements ServerIncarnations {

    static final PostgresServerIncarnations INSTANCE = new PostgresServerIncarnations();

    /** The incarnation as text; any user may ask for it. Not the times as text, which depend on the session's settings. */
    static final String INCARNATION = "((EXTRACT(EPOCH FROM pg_postmaster_start_time()) * 1000000)::bigint || '/' ||"
            + " COALESCE((EXTRACT(EPOCH FROM pg_stat_get_bgwriter_stat_reset_time()) * 1000000)::bigint, 0))";

    private PostgresServerIncarnations() {}

    @Override
    public ServerIncarnation leave(Connection reader) throws SQLException {
        try (Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery("SELECT %s".formatted(INCARNATION))) {
            return row.next() ? new ServerIncarnation(row.getString(1)) : ServerIncarnation.NONE;
        }
    }

    @Override
    public String seen() {
        return INCARNATION + " = ?";
    }
}
