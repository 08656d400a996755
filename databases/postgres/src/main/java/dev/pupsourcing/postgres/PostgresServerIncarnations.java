// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.jdbc.spi.ServerIncarnations;
import dev.pupsourcing.spi.ServerIncarnation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Marks of PostgreSQL: the server incarnation, in the server's binary format, which is the fastest to compute and the
 * same in every session. It consists of the start time and the time when the
 * server last discarded its statistics, which it does whenever it recovers from a crash. When a single session crashes,
 * the server ends all sessions and recovers without a restart, so the start time alone is not sufficient. A promoted
 * standby has a different start time. Sessions and their locks cannot be used, because a pooler moves a reader between
 * sessions.
 *
 * <p>A reset of the background writer's statistics by an administrator also creates a new incarnation, which only costs
 * a repeated read.
 */
final class PostgresServerIncarnations implements ServerIncarnations {

    static final PostgresServerIncarnations INSTANCE = new PostgresServerIncarnations();

    /**
     * The incarnation as text, which any user can query. The times are not converted to text, which depends on the
     * session's settings.
     */
    static final String INCARNATION = "encode(timestamptz_send(pg_postmaster_start_time()) ||"
            + " COALESCE(timestamptz_send(pg_stat_get_bgwriter_stat_reset_time()), ''), 'hex')";

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
