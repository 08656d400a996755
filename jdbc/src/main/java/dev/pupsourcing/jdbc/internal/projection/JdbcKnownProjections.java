// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import dev.pupsourcing.internal.text.SafeMessage;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.projection.spi.KnownProjection;
import dev.pupsourcing.projection.spi.KnownProjections;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** The records of projections, in their table. Stateless and thread-safe. */
final class JdbcKnownProjections implements KnownProjections {

    private static final String OPERATION = "record of a projection";

    private static final String FIND = """
            SELECT projection, store_id, scope, failure, failed_slot, failed_at, error_action, paused_by, paused_at
              FROM {{projections}}
             WHERE projection = ?""";

    private static final String DESCRIBE = """
            UPDATE {{projections}}
               SET scope = ?, error_action = ?
             WHERE projection = ? AND scope IS NULL""";

    private static final String DESCRIBE_OTHERWISE = """
            UPDATE {{projections}}
               SET scope = ?, error_action = ?
             WHERE projection = ? AND scope = ?""";

    private static final String FAILED = """
            UPDATE {{projections}}
               SET failure = ?, failed_slot = ?, failed_at = {{now}}
             WHERE projection = ?""";

    private static final String RECOVERED = """
            UPDATE {{projections}}
               SET failure = NULL, failed_slot = NULL, failed_at = NULL
             WHERE projection = ? AND failed_slot = ?""";

    private static final String PAUSE = """
            UPDATE {{projections}}
               SET paused_by = ?, paused_at = {{now}}
             WHERE projection = ? AND paused_at IS NULL""";

    private static final String RESUME = """
            UPDATE {{projections}}
               SET paused_by = NULL, paused_at = NULL
             WHERE projection = ? AND paused_at IS NOT NULL""";

    private final Sql sql;
    private final String find;
    private final String findLatest;

    JdbcKnownProjections(Sql sql) {
        this.sql = sql;
        this.find = sql.statement(FIND);
        this.findLatest = find + sql.latestRows();
    }

    @Override
    public Optional<KnownProjection> find(Connection tx, String projection) {
        return first(tx, find, projection);
    }

    @Override
    public Optional<KnownProjection> findLatest(Connection tx, String projection) {
        return first(tx, findLatest, projection);
    }

    private Optional<KnownProjection> first(Connection tx, String statement, String projection) {
        return sql.first(tx, OPERATION, statement, key -> key.text(projection), JdbcKnownProjections::map);
    }

    private static KnownProjection map(ResultSet row, ColumnCodec codec) throws SQLException {
        String failure = row.getString(4);
        return new KnownProjection(
                row.getString(1),
                codec.readId(row, 2),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(failure),
                failure == null ? OptionalInt.empty() : OptionalInt.of(row.getInt(5)),
                instant(row, codec, 6),
                Optional.ofNullable(row.getString(7)),
                pause(row, codec));
    }

    private static Optional<KnownProjection.Pause> pause(ResultSet row, ColumnCodec codec) throws SQLException {
        String by = row.getString(8);
        return by == null ? Optional.empty() : Optional.of(new KnownProjection.Pause(by, codec.readInstant(row, 9)));
    }

    private static Optional<Instant> instant(ResultSet row, ColumnCodec codec, int column) throws SQLException {
        return row.getObject(column) == null ? Optional.empty() : Optional.of(codec.readInstant(row, column));
    }

    @Override
    public boolean describe(Connection tx, KnownProjection seen, String scope, String errorAction) {
        String name = seen.projection();
        return seen.scope()
                        .map(before -> sql.update(
                                tx,
                                OPERATION,
                                sql.statement(DESCRIBE_OTHERWISE),
                                row -> row.text(scope)
                                        .text(errorAction)
                                        .text(name)
                                        .text(before)))
                        .orElseGet(() -> sql.update(
                                tx,
                                OPERATION,
                                sql.statement(DESCRIBE),
                                row -> row.text(scope).text(errorAction).text(name)))
                == 1;
    }

    @Override
    public boolean pause(Connection tx, String projection, String by) {
        return sql.update(
                        tx, OPERATION, sql.statement(PAUSE), row -> row.text(by).text(projection))
                == 1;
    }

    @Override
    public boolean resume(Connection tx, String projection) {
        return sql.update(tx, OPERATION, sql.statement(RESUME), row -> row.text(projection)) == 1;
    }

    @Override
    public void failed(Connection tx, String projection, int firstSlot, String failure) {
        sql.update(
                tx,
                OPERATION,
                sql.statement(FAILED),
                row -> row.text(SafeMessage.clean(failure)).number(firstSlot).text(projection));
    }

    @Override
    public void recovered(Connection tx, KnownProjection seen) {
        if (seen.failedSlot().isPresent()) {
            sql.update(
                    tx,
                    OPERATION,
                    sql.statement(RECOVERED),
                    row -> row.text(seen.projection()).number(seen.failedSlot().getAsInt()));
        }
    }
}
