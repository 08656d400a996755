// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.log.LockHolder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** The statements for tombstones, on a connection in autocommit mode. Thread-safe. */
final class TombstoneStatements {

    private static final String POSITIONS = """
            SELECT global_position FROM {{events}}
             WHERE global_position > ? AND global_position <= ?
             ORDER BY global_position
             LIMIT ?""";

    private static final String TOMBSTONE = """
            INSERT IGNORE INTO {{events}} (
                global_position, bounded_context, aggregate_type, aggregate_id, aggregate_version, slot, event_id,
                event_type, event_version, payload, metadata, created_at)
            VALUES\s""";

    private static final String ROW = "(?, '$gap', '$gap', ?, 1, -1, ?, '$gap', 1, '', '{}', UTC_TIMESTAMP(6))";

    /**
     * A tombstone for a whole range of positions; only administrators insert it. With SELECT, because error messages are
     * cut after VALUES to hide the values of rows.
     */
    private static final String RANGE_MARKER = """
            INSERT INTO {{events}} (global_position, bounded_context, aggregate_type, aggregate_id, aggregate_version,\
             slot, event_id, event_type, event_version, payload, metadata, created_at) SELECT %2$d, '$gap', '$gap',\
             '%1$d..%2$d', 1, -1, UNHEX('%3$s'), '$gap', 1, '', '{}', UTC_TIMESTAMP(6)""";

    private static final String IS_RANGE_MARKER = """
            SELECT 1 FROM {{events}}
             WHERE global_position = ? AND bounded_context = '$gap' AND aggregate_id = ?""";

    /** The maximum number of positions that are filled one by one, so that none waits for the locks of another. */
    private static final int FEW = 16;

    /** The number of positions that one statement fills otherwise. */
    private static final int CHUNK = 500;

    /** The number of held positions after which the rest of a chunk is left for later. */
    private static final int MOST_HELD = 3;

    private static final String HOLDERS = """
            SELECT t.trx_mysql_thread_id, COALESCE(p.USER, ''), TIMESTAMPDIFF(SECOND, t.trx_started, NOW())
              FROM information_schema.INNODB_TRX t
              LEFT JOIN information_schema.PROCESSLIST p ON p.ID = t.trx_mysql_thread_id
             WHERE t.trx_rows_modified > 0
             ORDER BY t.trx_started""";

    /** The same without users, because MySQL cannot list processes while a statement contains raw bytes. */
    private static final String UNNAMED_HOLDERS = """
            SELECT trx_mysql_thread_id, '', TIMESTAMPDIFF(SECOND, trx_started, NOW())
              FROM information_schema.INNODB_TRX
             WHERE trx_rows_modified > 0
             ORDER BY trx_started""";

    private final String positions;
    private final String tombstone;
    private final String rangeMarker;
    private final String isRangeMarker;

    TombstoneStatements(StoreTables tables) {
        this.positions = tables.in(POSITIONS);
        this.tombstone = tables.in(TOMBSTONE);
        this.rangeMarker = tables.in(RANGE_MARKER);
        this.isRangeMarker = tables.in(IS_RANGE_MARKER);
    }

    /** The committed positions in a range, up to a limit. */
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

    /** The positions in a range with rows, committed or not. */
    List<Long> inFlight(Connection connection, long after, long upTo, int limit) throws SQLException {
        execute(connection, "SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED");
        return committed(connection, after, upTo, limit);
    }

    /** Fills positions with tombstones, unless their rows exist; skips positions that another transaction holds. */
    void fence(Connection connection, List<Long> holes) throws SQLException {
        int timeout = lockWaitTimeout(connection);
        execute(connection, "SET SESSION innodb_lock_wait_timeout = 1");
        try {
            for (int from = 0; from < holes.size(); from += CHUNK) {
                List<Long> chunk = holes.subList(from, Math.min(holes.size(), from + CHUNK));
                if (chunk.size() <= FEW || !claimTogether(connection, chunk)) {
                    claimEach(connection, chunk);
                }
            }
        } finally {
            execute(connection, "SET SESSION innodb_lock_wait_timeout = " + timeout);
        }
    }

    private void claimEach(Connection connection, List<Long> holes) throws SQLException {
        int held = 0;
        for (int i = 0; i < holes.size() && held < MOST_HELD; i++) {
            held += claimTogether(connection, holes.subList(i, i + 1)) ? 0 : 1;
        }
    }

    /** Fills positions in one statement; false if a transaction holds one of them, and so none is filled. */
    private boolean claimTogether(Connection connection, List<Long> holes) throws SQLException {
        String rows = String.join(", ", Collections.nCopies(holes.size(), ROW));
        try (PreparedStatement statement = connection.prepareStatement(tombstone + rows)) {
            int at = 1;
            for (long hole : holes) {
                statement.setLong(at++, hole);
                statement.setString(at++, Long.toString(hole));
                statement.setBytes(at++, MySqlColumnCodec.bytes(UUID.randomUUID()));
            }
            statement.executeUpdate();
            return true;
        } catch (SQLException e) {
            if (!MySqlErrorCodes.isLockConflict(e)) {
                throw e;
            }
            return false;
        }
    }

    /** The statement with which an administrator fills a range of positions. */
    String rangeMarker(long first, long last) {
        String id = UUID.randomUUID().toString().replace("-", "");
        return rangeMarker.formatted(first, last, id);
    }

    /** Whether the row at a position is a tombstone for the whole range up to it. */
    boolean isRangeMarker(Connection connection, long first, long position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(isRangeMarker)) {
            statement.setLong(1, position);
            statement.setString(2, first + ".." + position);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /**
     * Whether the server accepts writes; an administrator's user could write to a read-only replica, and so break it.
     */
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

    /** The transactions with changes, oldest first; none if the user lacks the privilege. */
    List<LockHolder> holders(Connection connection) throws SQLException {
        try {
            return holders(connection, HOLDERS);
        } catch (SQLException e) {
            return MySqlErrorCodes.isAccessDenied(e) ? List.of() : holders(connection, UNNAMED_HOLDERS);
        }
    }

    private static List<LockHolder> holders(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<LockHolder> holders = new ArrayList<>();
            while (rows.next()) {
                holders.add(LockHolder.of(rows.getString(1), rows.getString(2), Duration.ofSeconds(rows.getLong(3))));
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
