// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.internal.text.SafeMessage;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.projection.spi.DeadLetterRow;
import dev.pupsourcing.projection.spi.DeadLetters;
import dev.pupsourcing.projection.spi.FailedEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The dead letters, in their table. Stateless and thread-safe. */
final class JdbcDeadLetters implements DeadLetters {

    private static final String OPERATION = "storing a dead letter";

    private static final String ADD = """
            INSERT INTO {{projection_dead_letters}} (
                projection, position, bounded_context, aggregate_type, aggregate_id, event_id, event_type, error, attempts,
                failed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, {{now}})""";

    private static final String SELECT = """
            SELECT projection, position, bounded_context, aggregate_type, aggregate_id, event_id, event_type, error,
                   attempts, failed_at
              FROM {{projection_dead_letters}}
             WHERE projection = ?""";

    private static final String LIST = SELECT + """

             ORDER BY position
             LIMIT ?""";

    private static final String FIND = SELECT + " AND position = ?";

    private static final String COUNT = "SELECT COUNT(*) FROM {{projection_dead_letters}} WHERE projection = ?";

    private static final String REMOVE =
            "DELETE FROM {{projection_dead_letters}} WHERE projection = ? AND position = ?";

    private final Sql sql;

    JdbcDeadLetters(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Connection tx, FailedEvent failed) {
        PersistedEvent event = failed.event();
        sql.update(
                tx,
                OPERATION,
                sql.statement(ADD),
                row -> row.text(failed.projection()).number(event.position()).stream(event.stream())
                        .id(event.eventId())
                        .text(event.eventType())
                        .text(SafeMessage.clean(failed.error()))
                        .number(failed.attempts()));
    }

    @Override
    public List<DeadLetterRow> list(Connection tx, String projection, int limit) {
        return sql.list(
                tx, OPERATION, sql.statement(LIST), key -> key.text(projection).number(limit), JdbcDeadLetters::map);
    }

    @Override
    public Optional<DeadLetterRow> find(Connection tx, String projection, long position) {
        return sql.first(
                tx, OPERATION, sql.statement(FIND), key -> key.text(projection).number(position), JdbcDeadLetters::map);
    }

    @Override
    public long count(Connection tx, String projection) {
        return sql.count(tx, OPERATION, sql.statement(COUNT), projection);
    }

    @Override
    public boolean remove(Connection tx, DeadLetterRow letter) {
        return sql.update(
                        tx,
                        OPERATION,
                        sql.statement(REMOVE),
                        key -> key.text(letter.projection()).number(letter.position()))
                == 1;
    }

    private static DeadLetterRow map(ResultSet row, ColumnCodec codec) throws SQLException {
        return new DeadLetterRow(
                row.getString(1),
                row.getLong(2),
                StreamId.of(row.getString(3), row.getString(4), row.getString(5)),
                codec.readId(row, 6),
                row.getString(7),
                row.getString(8),
                row.getInt(9),
                codec.readInstant(row, 10));
    }
}
