// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import dev.pupsourcing.projection.spi.Checkpoint;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements on the table of projections, and on all tables of one projection. Thread-safe. */
final class ProjectionStatements {

    private static final String INSERT = """
            INSERT INTO {{projections}} (projection, store_id, token)
            VALUES (?, ?, 0)
            {{unless_present}}""";

    private static final String NAMES = "SELECT projection FROM {{projections}} ORDER BY projection";

    private static final String STORE_ID = "SELECT store_id FROM {{projections}} WHERE projection = ?";

    private static final String FOLLOW = "UPDATE {{projections}} SET store_id = ? WHERE projection = ?";

    private static final String DRAW_TOKEN = "UPDATE {{projections}} SET token = token + 1 WHERE projection = ?";

    private static final String TOKEN = "SELECT token FROM {{projections}} WHERE projection = ?";

    private static final String CLEAR_PARKED = """
            DELETE FROM {{projection_parked_streams}}
             WHERE projection = ? AND slot >= ? AND slot <= ? AND handled_to >= ?""";

    private static final String CLEAR_DEAD_LETTERS = """
            DELETE FROM {{projection_dead_letters}}
             WHERE projection = ? AND position > ?""";

    private static final List<String> OTHERS = List.of(
            "{{projection_parked_streams}}",
            "{{projection_dead_letters}}",
            "{{projection_leases}}",
            "{{projection_owners}}",
            "{{projection_active_versions}}",
            "{{projection_checkpoints}}");

    private final Sql sql;

    ProjectionStatements(Sql sql) {
        this.sql = sql;
    }

    static IllegalArgumentException unknown(String projection) {
        return new IllegalArgumentException(
                "unknown projection \"" + projection + "\"; a projection becomes known when it is first started");
    }

    void insert(Connection tx, String projection, UUID storeId) {
        sql.update(
                tx,
                Sql.operation("start", projection),
                sql.statement(INSERT),
                row -> row.text(projection).id(storeId));
    }

    List<String> names(Connection tx) {
        return sql.list(
                tx, "read of the projections", sql.statement(NAMES), none -> {}, (row, codec) -> row.getString(1));
    }

    Optional<UUID> storeId(Connection tx, String projection) {
        return sql.first(
                tx,
                Sql.operation("read", projection),
                sql.statement(STORE_ID),
                key -> key.text(projection),
                (row, codec) -> codec.readId(row, 1));
    }

    void follow(Connection tx, String projection, UUID storeId) {
        sql.update(
                tx,
                Sql.operation("reset", projection),
                sql.statement(FOLLOW),
                row -> row.id(storeId).text(projection));
    }

    /**
     * Generates a token that is higher than all earlier ones, and prevents other transactions from doing so until the
     * transaction ends.
     */
    long drawToken(Connection tx, String projection) {
        String operation = Sql.operation("lease", projection);
        if (sql.update(tx, operation, sql.statement(DRAW_TOKEN), key -> key.text(projection)) == 0) {
            throw unknown(projection);
        }
        return sql.first(
                        tx,
                        operation,
                        sql.statement(TOKEN),
                        key -> key.text(projection),
                        (row, codec) -> row.getLong(1))
                .orElseThrow(() -> unknown(projection));
    }

    /**
     * Deletes the parked streams in a checkpoint's slots whose waiting events are all after its position, because they
     * are handled again. Earlier ones are kept, because otherwise their events would never be handled.
     */
    void clearParked(Connection tx, Checkpoint moved) {
        sql.update(
                tx,
                Sql.operation("reset", moved.projection()),
                sql.statement(CLEAR_PARKED),
                row -> row.text(moved.projection()).slots(moved.slots()).number(moved.position()));
    }

    /** Deletes the dead letters after a position, because their events are handled again. */
    void clearDeadLetters(Connection tx, String projection, long position) {
        sql.update(
                tx,
                Sql.operation("reset", projection),
                sql.statement(CLEAR_DEAD_LETTERS),
                row -> row.text(projection).number(position));
    }

    /** Deletes all rows of a projection; returns whether it existed. */
    boolean deleteAll(Connection tx, String projection) {
        OTHERS.forEach(table -> delete(tx, table, projection));
        return delete(tx, "{{projections}}", projection) > 0;
    }

    private int delete(Connection tx, String table, String projection) {
        String statement = sql.statement("DELETE FROM %s WHERE projection = ?".formatted(table));
        return sql.update(tx, Sql.operation("removal", projection), statement, key -> key.text(projection));
    }
}
