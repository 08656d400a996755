// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.AppendOutcome;
import dev.pupsourcing.jdbc.spi.Appender;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.spi.StreamVersions;
import dev.pupsourcing.jdbc.spi.support.LostTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Appends in SQLite.
 *
 * <ol> <li>Advance the head row, if its version matches. From here on this transaction is the only writer. <li>If there
 * are several events, check that the stream has none after that version. <li>Insert the events; as those of a single
 * writer, they get consecutive positions. A constraint detects an id, or the version of a single event, that already
 * exists.
 * </ol>
 *
 * <p>If a statement fails, the append is reverted. It sets no savepoint, because with one SQLite copies every page that
 * changes, and has no more statements, because preparing one costs more than executing it.
 */
final class SqliteAppender implements Appender {

    private final LostTransactions lost = new LostTransactions(SqliteErrorCodes::isError, "SELECT 1");
    private final HeadStatements heads;
    private final EventStatements events;

    /** Whether the events table has a trigger; null if unknown. */
    private volatile @Nullable Boolean hasTrigger;

    SqliteAppender(StoreTables tables) {
        this.heads = new HeadStatements(tables);
        this.events = new EventStatements(tables);
    }

    @Override
    public AppendOutcome append(Connection tx, AppendCommand command) throws SQLException {
        try {
            OptionalLong from = heads.advance(tx, command);
            return from.isEmpty() ? new AppendOutcome.Refused() : store(tx, command, from.getAsLong());
        } catch (SQLException e) {
            if (!SqliteErrorCodes.isConstraint(e)) {
                throw e;
            }
            return new AppendOutcome.Refused();
        }
    }

    private AppendOutcome store(Connection tx, AppendCommand command, long from) throws SQLException {
        AppendUndo undo = new AppendUndo(heads, events, tx, command, from, () -> hasTrigger = true);
        if (command.events().size() == 1) {
            return new AppendOutcome.Stored(from, undo.orMoveBack(() -> events.insertOne(tx, command, from)));
        }
        if (undo.orMoveBack(() -> cannotInsert(tx, command, from))) {
            undo.refuse();
            return new AppendOutcome.Refused();
        }
        return new AppendOutcome.Stored(from, undo.orDelete(() -> events.insert(tx, command, from)));
    }

    /**
     * Whether an insert of several events would fail partially. Their ids are looked up only if a trigger may reject
     * the deletion of stored events; otherwise that costs more than it saves.
     */
    private boolean cannotInsert(Connection tx, AppendCommand command, long from) throws SQLException {
        return events.anyAfter(tx, command, from) || (mayRefuseDelete(tx) && events.anyStored(tx, command));
    }

    private boolean mayRefuseDelete(Connection tx) throws SQLException {
        Boolean known = hasTrigger;
        if (known == null) {
            known = events.hasTrigger(tx);
            hasTrigger = known;
        }
        return known;
    }

    @Override
    public Optional<StreamVersions> currentVersions(Connection tx, StreamId stream) throws SQLException {
        return Optional.of(heads.versions(tx, stream));
    }

    @Override
    public void refuseLost(Connection tx) throws SQLException {
        lost.refuse(tx);
    }

    @Override
    public void markLost(Connection tx) {
        lost.mark(tx);
    }
}
