// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.spi.StreamVersions;
import dev.pupsourcing.jdbc.spi.support.AggregateHeads;
import dev.pupsourcing.jdbc.spi.support.StreamColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;

/** The statements on the table of heads. Thread-safe. */
final class HeadStatements extends AggregateHeads {

    /**
     * The requirements on the session: the statements fit, it assigns consecutive positions, and it supports all
     * characters. As a condition of the first statement they cost no round trip; they are omitted for known sessions.
     */
    private static final String SESSION_FITS = """
            @@max_allowed_packet > ? AND @@auto_increment_increment = 1
                   AND @@character_set_client = 'utf8mb4' AND @@character_set_connection = 'utf8mb4'""";

    private static final String NO_STREAM = """
            INSERT INTO {{aggregate_heads}} (aggregate_version, bounded_context, aggregate_type, aggregate_id)
            VALUES (%s, ?, ?, ?)""";

    /** A row without a version is rejected; {@code INSERT ... SELECT} with a condition would be many times slower. */
    static final String IF_SESSION_FITS = "IF(%s, ?, NULL)".formatted(SESSION_FITS);

    /** The generated key is the new version of an existing row; a new row has none. */
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
    private final Forms asking;
    private final Forms known;
    private final String version;
    private final String lastEvent;

    /** The statements that insert a head or advance it, with or without the condition. */
    private record Forms(String noStream, String any) {}

    HeadStatements(StoreTables tables) {
        super(tables);
        this.exact = tables.in(EXACT + "\n   AND " + SESSION_FITS);
        this.asking =
                new Forms(tables.in(NO_STREAM.formatted(IF_SESSION_FITS)), tables.in(ANY.formatted(IF_SESSION_FITS)));
        this.known = new Forms(tables.in(NO_STREAM.formatted("?")), tables.in(ANY.formatted("?")));
        this.version = tables.in(VERSION);
        this.lastEvent = tables.in(LAST_EVENT);
    }

    /**
     * Advances the head by the number of events.
     *
     * @param packetBytes the size of the largest statement of the append; empty if it is known to fit
     * @return the previous version; empty if it does not match or the session does not meet the requirements
     */
    OptionalLong advance(Connection tx, AppendCommand command, OptionalLong packetBytes) throws SQLException {
        Forms forms = packetBytes.isPresent() ? asking : known;
        try {
            OptionalLong expected = command.expected().exactVersion();
            if (expected.isEmpty()) {
                return insertOrAdd(tx, command, forms.any(), packetBytes);
            }
            return expected.getAsLong() == 0
                    ? insert(tx, command, forms.noStream(), packetBytes)
                    : addExactly(tx, command, expected.getAsLong(), packetBytes);
        } catch (SQLException e) {
            if (packetBytes.isPresent() && MySqlErrorCodes.isNullRefused(e)) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    private OptionalLong addExactly(Connection tx, AppendCommand command, long version, OptionalLong packetBytes)
            throws SQLException {
        if (packetBytes.isEmpty()) {
            return ifDone(add(tx, command.stream(), version, command.events().size()), version);
        }
        try (PreparedStatement statement = tx.prepareStatement(exact)) {
            statement.setLong(1, command.events().size());
            StreamColumns.bind(statement, 2, command.stream());
            statement.setLong(5, version);
            statement.setLong(6, packetBytes.getAsLong());
            return ifDone(statement.executeUpdate() > 0, version);
        }
    }

    private static OptionalLong insert(Connection tx, AppendCommand command, String sql, OptionalLong packetBytes)
            throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            bindInsert(statement, command, packetBytes);
            statement.executeUpdate();
            return OptionalLong.of(0);
        } catch (SQLException e) {
            if (MySqlErrorCodes.isDuplicate(e)) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    private static OptionalLong insertOrAdd(Connection tx, AppendCommand command, String sql, OptionalLong packetBytes)
            throws SQLException {
        long count = command.events().size();
        try (PreparedStatement statement = tx.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            bindInsert(statement, command, packetBytes);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                return OptionalLong.of(keys.next() && keys.getLong(1) > 0 ? keys.getLong(1) - count : 0);
            }
        }
    }

    private static void bindInsert(PreparedStatement statement, AppendCommand command, OptionalLong packetBytes)
            throws SQLException {
        int at = 1;
        if (packetBytes.isPresent()) {
            statement.setLong(at++, packetBytes.getAsLong());
        }
        statement.setLong(at++, command.events().size());
        StreamColumns.bind(statement, at, command.stream());
    }

    /** The stream's versions, with locking reads and therefore not from the transaction's snapshot. */
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
