// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.LockHolder;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.dialect.StoreTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The statements of the tombstone fence, on a connection in autocommit mode. Thread-safe. */
final class FenceStatements {

    private static final String POSITIONS = """
            SELECT global_position FROM {{events}}
             WHERE global_position > ? AND global_position <= ?
             ORDER BY global_position
             LIMIT ?""";

    private static final String TOMBSTONE = """
            INSERT IGNORE INTO {{events}} (
                global_position, bounded_context, aggregate_type, aggregate_id, aggregate_version, slot, event_id,
                event_type, event_version, payload, metadata, created_at)
            VALUES (?, ?, ?, ?, 1, -1, ?, ?, 1, '', '{}', UTC_TIMESTAMP(6))""";

    private static final String HOLDERS = """
            SELECT t.trx_mysql_thread_id, COALESCE(p.USER, ''), TIMESTAMPDIFF(SECOND, t.trx_started, NOW())
              FROM information_schema.INNODB_TRX t
              LEFT JOIN information_schema.PROCESSLIST p ON p.ID = t.trx_mysql_thread_id
             WHERE t.trx_rows_modified > 0
             ORDER BY t.trx_started""";

    /** The same without the users, for while MySQL cannot show its processes: not if one's statement holds raw bytes. */
    private static final String UNNAMED_HOLDERS = """
            SELECT trx_mysql_thread_id, '', TIMESTAMPDIFF(SECOND, trx_started, NOW())
              FROM information_schema.INNODB_TRX
             WHERE trx_rows_modified > 0
             ORDER BY trx_started""";

    private final String positions;
    private final String tombstone;

    FenceStatements(StoreTables tables) {
        this.positions = tables.in(POSITIONS);
        this.tombstone = tables.in(TOMBSTONE);
    }

    /** The committed positions above one and up to another, at most so many. */
    List<Long> committed(Connection connection, long after, long upTo, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(positions)) {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            statement.setInt(3, limit);
            try (ResultSet rows = statement.executeQuery()) {
                List<Long> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
                return found;
            }
        }
    }

    /** The positions above one and up to another whose rows are there, committed or not. */
    List<Long> inFlight(Connection connection, long after, long upTo, int limit) throws SQLException {
        execute(connection, "SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED");
        return committed(connection, after, upTo, limit);
    }

    /** Claims positions as dead, unless their rows are there after all; gives up on one that somebody holds. */
    void fence(Connection connection, List<Long> holes) throws SQLException {
        int timeout = lockWaitTimeout(connection);
        execute(connection, "SET SESSION innodb_lock_wait_timeout = 1");
        try (PreparedStatement statement = connection.prepareStatement(tombstone)) {
            for (long hole : holes) {
                fence(statement, hole);
            }
        } finally {
            execute(connection, "SET SESSION innodb_lock_wait_timeout = " + timeout);
        }
    }

    private static void fence(PreparedStatement statement, long hole) throws SQLException {
        statement.setLong(1, hole);
        statement.setString(2, StreamId.RESERVED_CONTEXT);
        statement.setString(3, StreamId.RESERVED_CONTEXT);
        statement.setString(4, Long.toString(hole));
        statement.setBytes(5, MySqlColumns.bytes(new UUID(0, hole)));
        statement.setString(6, StreamId.RESERVED_CONTEXT);
        try {
            statement.executeUpdate();
        } catch (SQLException e) {
            if (!MySqlFailures.isLockConflict(e)) {
                throw e;
            }
        }
    }

    /** Whether the server takes writes; an administrator could write to a read-only replica, and so break it. */
    boolean isWritable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@global.read_only")) {
            return row.next() && !row.getBoolean(1);
        }
    }

    private static int lockWaitTimeout(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@innodb_lock_wait_timeout")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** The transactions that have written something, oldest first; none if the user may not ask. */
    List<LockHolder> holders(Connection connection) throws SQLException {
        try {
            return holders(connection, HOLDERS);
        } catch (SQLException e) {
            return MySqlFailures.isAccessDenied(e) ? List.of() : holders(connection, UNNAMED_HOLDERS);
        }
    }

    private static List<LockHolder> holders(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<LockHolder> holders = new ArrayList<>();
            while (rows.next()) {
                holders.add(new LockHolder(rows.getString(1), rows.getString(2), Duration.ofSeconds(rows.getLong(3))));
            }
            return holders;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
