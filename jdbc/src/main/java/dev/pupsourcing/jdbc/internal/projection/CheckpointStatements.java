// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.KnownEvent;
import dev.pupsourcing.projection.spi.TakenCheckpoint;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.spi.ServerIncarnation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements on the table of checkpoints. Each lock is taken on one row by its key. Thread-safe. */
final class CheckpointStatements {

    private static final String COLUMNS =
            "projection, first_slot, last_slot, position, token, revision, owner, updated_at, known_position, known_event,"
                    + " strategy";

    private static final String LOAD = """
            SELECT %s
              FROM {{projection_checkpoints}}
             WHERE projection = ? AND last_slot >= ? AND first_slot <= ?
             ORDER BY first_slot""".formatted(COLUMNS);

    private static final String LOCK = """
            SELECT %s
              FROM {{projection_checkpoints}}
             WHERE projection = ? AND first_slot = ?
            {{for_update}}""".formatted(COLUMNS);

    private static final String LOCK_NOWAIT = """
            SELECT %s
              FROM {{projection_checkpoints}}
             WHERE projection = ? AND first_slot = ?
            {{for_update_nowait}}""".formatted(COLUMNS);

    private static final String CREATE = """
            INSERT INTO {{projection_checkpoints}} (
                projection, first_slot, last_slot, position, token, revision, owner, updated_at, known_position)
            VALUES (?, ?, ?, ?, 0, 0, '', {{now}}, 0)
            {{unless_present}}""";

    private static final String INSERT = """
            INSERT INTO {{projection_checkpoints}} (
                projection, first_slot, last_slot, position, token, revision, owner, strategy, known_position,
                known_event, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {{now}})""";

    private static final String CHANGE = """
            UPDATE {{projection_checkpoints}}
               SET last_slot = ?, position = ?, token = ?, revision = ?, owner = ?, strategy = ?, known_position = ?,
                   known_event = ?, updated_at = {{now}}
             WHERE projection = ? AND first_slot = ?""";

    private static final String TAKE = """
            UPDATE {{projection_checkpoints}}
               SET revision = ?
             WHERE projection = ? AND first_slot = ? AND position = ? AND revision = ? AND token = ?""";

    private static final String MOVE = """
            UPDATE {{projection_checkpoints}}
               SET position = ?, owner = ?, known_position = ?, known_event = ?, updated_at = {{now}}
             WHERE projection = ? AND first_slot = ?""";

    /** The revision also changes with the range, the token and the strategy. */
    private static final String UNCHANGED = "position = ? AND revision = ?";

    private static final String DELETE = """
            DELETE FROM {{projection_checkpoints}}
             WHERE projection = ? AND first_slot = ?""";

    private final Sql sql;
    private final String load;
    private final String lock;
    private final String lockNoWait;
    private final String create;
    private final String insert;
    private final String change;
    private final String take;
    private final String takeIfSeen;
    private final String advance;
    private final String advanceAndCommit;
    private final boolean transactionsAreKnown;
    private final String delete;

    CheckpointStatements(Sql sql) {
        this.sql = sql;
        this.load = sql.statement(LOAD);
        this.lock = sql.statement(LOCK);
        this.lockNoWait = sql.statement(LOCK_NOWAIT);
        this.create = sql.statement(CREATE);
        this.insert = sql.statement(INSERT);
        this.change = sql.statement(CHANGE);
        String transaction = sql.syntax().transactionId();
        this.transactionsAreKnown = !transaction.isEmpty();
        String returning = transactionsAreKnown ? "\nRETURNING " + transaction : "";
        this.take = sql.statement(TAKE) + returning;
        this.takeIfSeen = sql.statement(TAKE) + "\n   AND " + sql.marks().seen() + returning;
        List<String> conditions = transactionsAreKnown ? List.of(UNCHANGED, transaction + " = ?") : List.of(UNCHANGED);
        this.advance = sql.statement(MOVE) + and(conditions.stream());
        this.advanceAndCommit = sql.syntax().failUnless("").isEmpty()
                ? ""
                : sql.statement(MOVE) + and(conditions.stream().map(sql.syntax()::failUnless)) + ";\nCOMMIT";
        this.delete = sql.statement(DELETE);
    }

    private static String and(Stream<String> conditions) {
        return conditions.map(condition -> "\n   AND " + condition).collect(Collectors.joining());
    }

    /** The rows that overlap a range, in slot order, without locks. */
    List<Checkpoint> load(Connection tx, String projection, SlotRange range) {
        return sql.list(
                tx,
                Sql.operation("read of the checkpoints", projection),
                load,
                row -> row.text(projection).slots(range),
                CheckpointStatements::map);
    }

    /** Locks one row and returns its current state; empty if it no longer exists. */
    Optional<Checkpoint> lock(Connection tx, Checkpoint row, boolean wait) {
        return sql.first(
                tx,
                Sql.operation("lock of a checkpoint", row.projection()),
                wait ? lock : lockNoWait,
                key -> key.text(row.projection()).number(row.slots().first()),
                CheckpointStatements::map);
    }

    /** Inserts the first row of a projection, unless it exists. */
    void create(Connection tx, String projection, long position) {
        sql.update(
                tx,
                Sql.operation("start", projection),
                create,
                row -> row.text(projection).slots(SlotRange.ALL).number(position));
    }

    void insert(Connection tx, Checkpoint row) {
        sql.update(
                tx,
                Sql.operation("split of a checkpoint", row.projection()),
                insert,
                values -> known(
                        values.text(row.projection())
                                .slots(row.slots())
                                .number(row.position())
                                .number(row.token())
                                .number(row.revision())
                                .text(row.owner())
                                .number(row.strategy()),
                        row));
    }

    /** Updates a row by its first slot; returns whether it exists. */
    boolean change(Connection tx, Checkpoint row) {
        String operation = Sql.operation("change of a checkpoint", row.projection());
        return sql.update(
                        tx,
                        operation,
                        change,
                        values -> known(
                                        values.number(row.slots().last())
                                                .number(row.position())
                                                .number(row.token())
                                                .number(row.revision())
                                                .text(row.owner())
                                                .number(row.strategy()),
                                        row)
                                .text(row.projection())
                                .number(row.slots().first()))
                == 1;
    }

    /**
     * Changes the revision of a row if the row is unchanged since it was read, and the transaction sees the mark, if
     * there is one.
     *
     * @return the identifier of the transaction; empty if the row has changed
     */
    Optional<String> take(Connection tx, Checkpoint from, Checkpoint next, ServerIncarnation mark) {
        String operation = Sql.operation("taking of a checkpoint", from.projection());
        String statement = mark.isNone() ? take : takeIfSeen;
        Sql.Binder binder = values -> asRead(values.number(next.revision()), from)
                .number(from.token())
                .mark(mark);
        if (transactionsAreKnown) {
            return sql.first(tx, operation, statement, binder, (row, codec) -> row.getString(1));
        }
        return sql.update(tx, operation, statement, binder) == 1 ? Optional.of("") : Optional.empty();
    }

    /** Moves a row that this transaction has taken; returns whether it is still taken. */
    boolean advance(Connection tx, TakenCheckpoint taken, Checkpoint to) {
        String operation = Sql.operation("advance of a checkpoint", to.projection());
        return sql.update(tx, operation, advance, values -> bindAdvance(values, taken, to)) == 1;
    }

    private void bindAdvance(Parameters values, TakenCheckpoint taken, Checkpoint to) throws SQLException {
        known(values.number(to.position()).text(to.owner()), to);
        asRead(values, taken.checkpoint());
        if (transactionsAreKnown) {
            values.text(taken.transaction());
        }
    }

    /** Whether {@link #advanceAndCommit} can be used. */
    boolean advancesWithCommit() {
        return !advanceAndCommit.isEmpty();
    }

    /**
     * Moves a row that this transaction has taken, and commits.
     *
     * @return false if the row is not taken and the transaction is rolled back, or if the row was deleted
     */
    boolean advanceAndCommit(Connection tx, TakenCheckpoint taken, Checkpoint to) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(advanceAndCommit)) {
            bindAdvance(sql.parameters(statement), taken, to);
            statement.execute();
            return statement.getUpdateCount() == 1;
        } catch (SQLException e) {
            if (!sql.syntax().hasFailedCondition(e)) {
                throw e;
            }
            tx.rollback();
            return false;
        }
    }

    private static Parameters asRead(Parameters values, Checkpoint from) throws SQLException {
        return values.text(from.projection())
                .number(from.slots().first())
                .number(from.position())
                .number(from.revision());
    }

    private static Parameters known(Parameters values, Checkpoint row) throws SQLException {
        return values.number(row.known().map(KnownEvent::position).orElse(0L))
                .id(row.known().map(KnownEvent::id));
    }

    void delete(Connection tx, Checkpoint row) {
        sql.update(
                tx,
                Sql.operation("join of checkpoints", row.projection()),
                delete,
                key -> key.text(row.projection()).number(row.slots().first()));
    }

    private static Checkpoint map(ResultSet row, ColumnCodec codec) throws SQLException {
        return new Checkpoint(
                row.getString(1),
                new SlotRange(row.getInt(2), row.getInt(3)),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getInt(11),
                row.getString(7),
                codec.readInstant(row, 8),
                known(row, codec));
    }

    private static Optional<KnownEvent> known(ResultSet row, ColumnCodec codec) throws SQLException {
        long position = row.getLong(9);
        return position == 0 ? Optional.empty() : Optional.of(new KnownEvent(position, codec.readId(row, 10)));
    }
}
