// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.spi.support.StreamColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The statements of groups of appends on the table of heads. Thread-safe. */
final class GroupStatements {

    /** The index is forced, because a scan of the table would lock the heads of other streams. */
    private static final String SELECT = """
            SELECT bounded_context, aggregate_type, aggregate_id, aggregate_version
              FROM {{aggregate_heads}} FORCE INDEX (PRIMARY)
             WHERE\s""";

    private static final String STREAM = "(bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?)";

    private static final String INSERT = """
            INSERT INTO {{aggregate_heads}} (aggregate_version, bounded_context, aggregate_type, aggregate_id)
            VALUES\s""";

    /** Adds to existing heads, which are locked. */
    private static final String ADD =
            " ON DUPLICATE KEY UPDATE aggregate_version = aggregate_version + VALUES(aggregate_version)";

    private final String select;
    private final String insert;

    /**
     * The heads that a group has locked.
     *
     * @param versions the versions of the locked heads
     * @param complete whether the other streams have no heads; otherwise another transaction may have locked them
     */
    record Locked(Map<StreamId, Long> versions, boolean complete) {

        /** The version of a stream; empty if it is not known, because the head is not locked. */
        OptionalLong version(StreamId stream) {
            Long version = versions.get(stream);
            if (version != null) {
                return OptionalLong.of(version);
            }
            return complete ? OptionalLong.of(0) : OptionalLong.empty();
        }
    }

    GroupStatements(StoreTables tables) {
        this.select = tables.in(SELECT);
        this.insert = tables.in(INSERT) + "(" + HeadStatements.IF_SESSION_FITS + ", ?, ?, ?)";
    }

    /** Locks the heads of a group without waiting. */
    Locked lock(Connection tx, List<AppendCommand> group) throws SQLException {
        try {
            return new Locked(lock(tx, group, " FOR UPDATE NOWAIT"), true);
        } catch (SQLException e) {
            if (!MySqlErrorCodes.isLockTimeout(e)) {
                throw e;
            }
            return new Locked(lock(tx, group, " FOR UPDATE SKIP LOCKED"), false);
        }
    }

    private Map<StreamId, Long> lock(Connection tx, List<AppendCommand> group, String mode) throws SQLException {
        String sql = select + String.join(" OR ", Collections.nCopies(group.size(), STREAM)) + mode;
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            for (int i = 0; i < group.size(); i++) {
                StreamColumns.bind(statement, 3 * i + 1, group.get(i).stream());
            }
            try (ResultSet rows = statement.executeQuery()) {
                Map<StreamId, Long> versions = new HashMap<>();
                while (rows.next()) {
                    versions.put(StreamId.of(rows.getString(1), rows.getString(2), rows.getString(3)), rows.getLong(4));
                }
                return versions;
            }
        }
    }

    /**
     * Inserts the heads, or advances those that are locked. The statement fails if the session does not meet the
     * requirements of an append.
     *
     * @param packetBytes the size of the largest statement of the group
     */
    void advance(Connection tx, List<AppendCommand> group, long packetBytes) throws SQLException {
        String sql = insert + String.join("", Collections.nCopies(group.size() - 1, ", (?, ?, ?, ?)")) + ADD;
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            int at = 1;
            statement.setLong(at++, packetBytes);
            for (AppendCommand command : group) {
                statement.setLong(at, command.events().size());
                StreamColumns.bind(statement, at + 1, command.stream());
                at += 4;
            }
            statement.executeUpdate();
        }
    }
}
