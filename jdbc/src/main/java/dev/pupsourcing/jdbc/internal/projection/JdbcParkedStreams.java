// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.internal.text.SafeMessage;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.projection.spi.FailedEvent;
import dev.pupsourcing.projection.spi.ParkedStreamRow;
import dev.pupsourcing.projection.spi.ParkedStreams;
import dev.pupsourcing.slot.SlotRange;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The parked streams, in their table. Stateless and thread-safe. */
final class JdbcParkedStreams implements ParkedStreams {

    private static final String OPERATION = "parking of a stream";

    private static final String PARK = """
            INSERT INTO {{projection_parked_streams}} (
                projection, first_position, handled_to, bounded_context, aggregate_type, aggregate_id, slot, event_id,
                error, attempts, parked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {{now}})""";

    private static final String KEYS = """
            SELECT bounded_context, aggregate_type, aggregate_id, slot
              FROM {{projection_parked_streams}}
             WHERE projection = ? AND slot >= ? AND slot <= ?""";

    private static final String SELECT = """
            SELECT projection, first_position, handled_to, bounded_context, aggregate_type, aggregate_id, event_id, error,
                   attempts, parked_at, slot
              FROM {{projection_parked_streams}}
             WHERE projection = ?""";

    private static final String LIST = SELECT + """

             ORDER BY first_position
             LIMIT ?""";

    private static final String LIST_STREAM = SELECT + """

               AND bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?
             ORDER BY first_position""";

    private static final String FIND = SELECT + """

               AND bounded_context = ? AND aggregate_type = ? AND aggregate_id = ? AND slot = ?""";

    private static final String COUNT = "SELECT COUNT(*) FROM {{projection_parked_streams}} WHERE projection = ?";

    private static final String ADVANCE = """
            UPDATE {{projection_parked_streams}}
               SET handled_to = ?
             WHERE projection = ? AND first_position = ? AND handled_to = ?""";

    private static final String REMOVE = """
            DELETE FROM {{projection_parked_streams}}
             WHERE projection = ? AND first_position = ? AND handled_to = ?""";

    private final Sql sql;

    JdbcParkedStreams(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void park(Connection tx, FailedEvent failed) {
        PersistedEvent event = failed.event();
        sql.update(
                tx,
                OPERATION,
                sql.statement(PARK),
                row -> row.text(failed.projection()).number(event.position()).number(event.position() - 1).stream(
                                event.stream())
                        .number(failed.slot())
                        .id(event.eventId())
                        .text(SafeMessage.clean(failed.error()))
                        .number(failed.attempts()));
    }

    @Override
    public List<ParkedStreamRow.Key> keys(Connection tx, String projection, SlotRange slots) {
        return sql.list(
                tx,
                OPERATION,
                sql.statement(KEYS) + sql.latestRows(),
                key -> key.text(projection).slots(slots),
                (row, codec) -> new ParkedStreamRow.Key(
                        StreamId.of(row.getString(1), row.getString(2), row.getString(3)), row.getInt(4)));
    }

    @Override
    public List<ParkedStreamRow> list(Connection tx, String projection, int limit) {
        return sql.list(
                tx, OPERATION, sql.statement(LIST), key -> key.text(projection).number(limit), JdbcParkedStreams::map);
    }

    @Override
    public List<ParkedStreamRow> list(Connection tx, String projection, StreamId stream) {
        return sql.list(
                tx,
                OPERATION,
                sql.statement(LIST_STREAM),
                key -> key.text(projection).stream(stream),
                JdbcParkedStreams::map);
    }

    @Override
    public Optional<ParkedStreamRow> find(Connection tx, String projection, ParkedStreamRow.Key wanted) {
        return sql.first(
                tx,
                OPERATION,
                sql.statement(FIND),
                key -> key.text(projection).stream(wanted.stream()).number(wanted.slot()),
                JdbcParkedStreams::map);
    }

    @Override
    public long count(Connection tx, String projection) {
        return sql.count(tx, OPERATION, sql.statement(COUNT), projection);
    }

    @Override
    public boolean advance(Connection tx, ParkedStreamRow parked, long position) {
        return sql.update(tx, OPERATION, sql.statement(ADVANCE), row -> key(row.number(position), parked)) == 1;
    }

    @Override
    public boolean remove(Connection tx, ParkedStreamRow parked) {
        return sql.update(tx, OPERATION, sql.statement(REMOVE), row -> key(row, parked)) == 1;
    }

    private static void key(Parameters parameters, ParkedStreamRow parked) throws SQLException {
        parameters.text(parked.projection()).number(parked.firstPosition()).number(parked.handledTo());
    }

    private static ParkedStreamRow map(ResultSet row, ColumnCodec codec) throws SQLException {
        return new ParkedStreamRow(
                row.getString(1),
                StreamId.of(row.getString(4), row.getString(5), row.getString(6)),
                row.getInt(11),
                row.getLong(2),
                row.getLong(3),
                codec.readId(row, 7),
                row.getString(8),
                row.getInt(9),
                codec.readInstant(row, 10));
    }
}
