// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.KnownEvent;
import dev.pupsourcing.projection.spi.TakenCheckpoint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One statement with which a batch takes its checkpoint and later moves it, for drivers without a cache of statements: it
 * is prepared once per batch. After a failure the statement is closed by the next batch of the thread, or with its
 * connection. Thread-safe.
 */
final class BatchUpdate {

    private static final System.Logger LOGGER = System.getLogger("dev.pupsourcing");

    private static final String UPDATE = """
            UPDATE {{projection_checkpoints}}
               SET position = ?, owner = ?, known_position = ?, known_event = ?, revision = ?, updated_at = {{now}}
             WHERE projection = ? AND first_slot = ? AND position = ? AND revision = ? AND token = ?""";

    /** A statement that a batch of this thread has prepared. */
    private record Kept(Connection connection, PreparedStatement statement) {}

    private final ThreadLocal<@Nullable Kept> kept = new ThreadLocal<>();
    private final Sql sql;
    private final String text;

    BatchUpdate(Sql sql) {
        this.sql = sql;
        this.text = sql.statement(UPDATE);
    }

    /** Changes the revision of a row if the row is unchanged since it was read; returns whether it is. */
    boolean take(Connection tx, Checkpoint from, Checkpoint next) {
        return sql.run(tx, Sql.operation("taking of a checkpoint", from.projection()), () -> {
            close(kept.get());
            PreparedStatement statement = tx.prepareStatement(text);
            kept.set(new Kept(tx, statement));
            return execute(statement, from, next);
        });
    }

    /** Moves a row that this transaction has taken; returns whether it is still taken. */
    @SuppressWarnings("ReferenceEquality") // a connection equals only itself
    boolean advance(Connection tx, TakenCheckpoint taken, Checkpoint to) {
        return sql.run(tx, Sql.operation("advance of a checkpoint", to.projection()), () -> {
            Kept last = kept.get();
            kept.remove();
            boolean same = last != null && last.connection() == tx;
            if (!same) {
                close(last);
            }
            try (PreparedStatement statement = same ? last.statement() : tx.prepareStatement(text)) {
                return execute(statement, taken.checkpoint(), to);
            }
        });
    }

    private boolean execute(PreparedStatement statement, Checkpoint from, Checkpoint to) throws SQLException {
        sql.parameters(statement)
                .number(to.position())
                .text(to.owner())
                .number(to.known().map(KnownEvent::position).orElse(0L))
                .id(to.known().map(KnownEvent::id))
                .number(to.revision())
                .text(from.projection())
                .number(from.slots().first())
                .number(from.position())
                .number(from.revision())
                .number(from.token());
        return statement.executeUpdate() == 1;
    }

    /** The statement of a failed batch, whose connection may be broken. */
    private static void close(@Nullable Kept last) {
        if (last != null) {
            try {
                last.statement().close();
            } catch (SQLException e) {
                LOGGER.log(System.Logger.Level.DEBUG, "the statement of a failed batch could not be closed", e);
            }
        }
    }
}
