// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.copy;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The events of a log up to a position.
 *
 * @param events their number
 * @param lastEvent the id of the last one, empty if there is none
 */
record LogPrefix(long events, Optional<UUID> lastEvent) {

    private static final String COUNT = """
            SELECT COUNT(*)
              FROM {{events}}
             WHERE global_position <= ? AND bounded_context <> ?""";

    private static final String LAST = """
            SELECT event_id
              FROM {{events}}
             WHERE global_position <= ? AND bounded_context <> ?
             ORDER BY global_position DESC
             LIMIT 1""";

    private static final String POSITION = """
            SELECT global_position
              FROM {{events}}
             WHERE event_id = ?""";

    /** The position of an event. */
    static OptionalLong positionOf(Connection tx, OpenStore open, UUID eventId) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(tables(open).in(POSITION))) {
            open.address().kind().dialect().columns().bindId(statement, 1, eventId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    static LogPrefix upTo(Connection tx, OpenStore open, long position) throws SQLException {
        Dialect dialect = open.address().kind().dialect();
        StoreTables tables = tables(open);
        try (PreparedStatement count = bound(tx, tables.in(COUNT), position);
                ResultSet number = count.executeQuery();
                PreparedStatement last = bound(tx, tables.in(LAST), position);
                ResultSet id = last.executeQuery()) {
            number.next();
            return new LogPrefix(
                    number.getLong(1), id.next() ? Optional.of(dialect.columns().readId(id, 1)) : Optional.empty());
        }
    }

    private static StoreTables tables(OpenStore open) {
        return StoreTables.of(open.tables(), open.address().kind().dialect());
    }

    private static PreparedStatement bound(Connection tx, String sql, long position) throws SQLException {
        PreparedStatement statement = tx.prepareStatement(sql);
        statement.setLong(1, position);
        statement.setString(2, StreamId.RESERVED_CONTEXT);
        return statement;
    }
}
