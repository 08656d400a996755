// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.AggregateHeads;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.spi.StreamColumns;
import dev.pupsourcing.jdbc.spi.StreamVersions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;

/** The statements on the table of aggregate heads. Thread-safe. */
final class HeadStatements extends AggregateHeads {

    /**
     * What must hold of the session: nothing that is too large for it is sent, and it draws consecutive positions. As a
     * condition of the first statement that costs no round trip.
     */
    private static final String SESSION_FITS = "@@max_allowed_packet > ? AND @@auto_increment_increment = 1";

    private static final String EXACT = """
            UPDATE {{aggregate_heads}} SET aggregate_version = aggregate_version + ?
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ? AND aggregate_version = ?
               AND %s""".formatted(SESSION_FITS);

    private static final String NO_STREAM = """
            INSERT INTO {{aggregate_heads}} (aggregate_version, bounded_context, aggregate_type, aggregate_id)
            SELECT ?, ?, ?, ? FROM DUAL WHERE %s""".formatted(SESSION_FITS);

    /** The generated key is the new version of a row that was there; a new row has none. */
    private static final String ANY = NO_STREAM + """

            ON DUPLICATE KEY UPDATE aggregate_version = LAST_INSERT_ID(aggregate_version + VALUES(aggregate_version))""";

    private static final String VERSION = """
            SELECT aggregate_version FROM {{aggregate_heads}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?
              LOCK IN SHARE MODE""";

    private static final String LAST_EVENT = """
            SELECT aggregate_version FROM {{events}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?
             ORDER BY aggregate_version DESC
             LIMIT 1
              LOCK IN SHARE MODE""";

    private final String exact;
    private final String noStream;
    private final String any;
    private final String version;
    private final String lastEvent;

    HeadStatements(StoreTables tables) {
        super(tables);
        this.exact = tables.in(EXACT);
        this.noStream = tables.in(NO_STREAM);
        this.any = tables.in(ANY);
        this.version = tables.in(VERSION);
        this.lastEvent = tables.in(LAST_EVENT);
    }

    /**
     * Moves the head on by the number of events.
     *
     * @param packetBytes the size of the largest statement of the append
     * @return the version before, or empty if it does not fit or the session does not
     */
    OptionalLong advance(Connection tx, AppendCommand command, long packetBytes) throws SQLException {
        if (command.expected() instanceof ExpectedVersion.Exact expected) {
            return addExactly(tx, command, expected.version(), packetBytes);
        }
        return command.expected() instanceof ExpectedVersion.NoStream
                ? insert(tx, command, packetBytes)
                : insertOrAdd(tx, command, packetBytes);
    }

    private OptionalLong addExactly(Connection tx, AppendCommand command, long version, long packetBytes)
            throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(exact)) {
            statement.setLong(1, command.events().size());
            StreamColumns.bind(statement, 2, command.stream());
            statement.setLong(5, version);
            statement.setLong(6, packetBytes);
            return ifDone(statement.executeUpdate() > 0, version);
        }
    }

    private OptionalLong insert(Connection tx, AppendCommand command, long packetBytes) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(noStream)) {
            bindInsert(statement, command, packetBytes);
            return ifDone(statement.executeUpdate() > 0, 0);
        } catch (SQLException e) {
            if (MySqlErrorCodes.isDuplicate(e)) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    private OptionalLong insertOrAdd(Connection tx, AppendCommand command, long packetBytes) throws SQLException {
        long count = command.events().size();
        try (PreparedStatement statement = tx.prepareStatement(any, Statement.RETURN_GENERATED_KEYS)) {
            bindInsert(statement, command, packetBytes);
            if (statement.executeUpdate() == 0) {
                return OptionalLong.empty();
            }
            try (ResultSet keys = statement.getGeneratedKeys()) {
                return OptionalLong.of(keys.next() && keys.getLong(1) > 0 ? keys.getLong(1) - count : 0);
            }
        }
    }

    private static void bindInsert(PreparedStatement statement, AppendCommand command, long packetBytes)
            throws SQLException {
        statement.setLong(1, command.events().size());
        StreamColumns.bind(statement, 2, command.stream());
        statement.setLong(5, packetBytes);
    }

    /** The stream's versions, read with locks and so not from the transaction's snapshot. */
    StreamVersions lockedVersions(Connection tx, StreamId stream) throws SQLException {
        return new StreamVersions(number(tx, version, stream), number(tx, lastEvent, stream));
    }

    private static long number(Connection tx, String sql, StreamId stream) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            StreamColumns.bind(statement, 1, stream);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
