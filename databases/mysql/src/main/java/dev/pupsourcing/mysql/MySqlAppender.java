// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.dialect.AppendCommand;
import dev.pupsourcing.jdbc.dialect.AppendOutcome;
import dev.pupsourcing.jdbc.dialect.AppendSavepoint;
import dev.pupsourcing.jdbc.dialect.Appender;
import dev.pupsourcing.jdbc.dialect.LostTransactions;
import dev.pupsourcing.jdbc.dialect.StoreTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Appends in MySQL and MariaDB with two statements:
 *
 * <ol>
 *   <li>Move the head row on, if its version fits. Its lock is held from here on.
 *   <li>Insert all events with one multi-row {@code INSERT}.
 * </ol>
 *
 * <p>If the second fails, the first is undone under the lock, so that nothing of the append is left. Large appends go in
 * several chunks behind a savepoint instead. A duplicate key may mean an event id, a version, or a position that a reader
 * has fenced off as dead; in the last case the insert is repeated and draws new positions.
 */
final class MySqlAppender implements Appender {

    private static final long MAX_BYTES = 4L * 1024 * 1024;
    private static final int MAX_FENCED = 1000;

    private final HeadStatements heads;
    private final EventStatements events;
    private final int maxEvents;
    private final LostTransactions lost;

    MySqlAppender(StoreTables tables, int maxEvents) {
        this.maxEvents = maxEvents;
        this.heads = new HeadStatements(tables);
        this.events = new EventStatements(tables);
        this.lost = new LostTransactions(
                MySqlFailures::isNoSavepoint, tables.in("SELECT store_id FROM {{store_info}} LIMIT 1"));
    }

    @Override
    public AppendOutcome append(Connection tx, AppendCommand command) throws SQLException {
        PacketLimit.check(tx, command);
        List<AppendCommand> chunks = command.chunks(maxEvents, MAX_BYTES);
        return chunks.size() == 1
                ? storeOrUndo(tx, command)
                : AppendSavepoint.set(
                                tx, failure -> !MySqlFailures.classify(failure).transactionUsable())
                        .around(() -> store(tx, command, chunks));
    }

    private AppendOutcome store(Connection tx, AppendCommand command, List<AppendCommand> chunks) throws SQLException {
        OptionalLong from = heads.advance(tx, command);
        return from.isEmpty() ? new AppendOutcome.Refused() : storeEvents(tx, chunks, from.getAsLong());
    }

    private AppendOutcome storeEvents(Connection tx, List<AppendCommand> chunks, long from) throws SQLException {
        List<Long> positions = new ArrayList<>();
        for (AppendCommand chunk : chunks) {
            List<Long> stored = insert(tx, chunk, from + positions.size());
            if (stored.isEmpty()) {
                return new AppendOutcome.Refused();
            }
            positions.addAll(stored);
        }
        return new AppendOutcome.Stored(from, positions);
    }

    private AppendOutcome storeOrUndo(Connection tx, AppendCommand command) throws SQLException {
        OptionalLong from = heads.advance(tx, command);
        if (from.isEmpty()) {
            return new AppendOutcome.Refused();
        }
        AppendUndo undo = new AppendUndo(heads, events, tx, command, from.getAsLong());
        AppendOutcome outcome;
        try {
            outcome = storeEvents(tx, List.of(command), from.getAsLong());
        } catch (SQLException | RuntimeException e) {
            undo.after(e);
            throw e;
        }
        if (outcome instanceof AppendOutcome.Refused) {
            undo.run(false);
        }
        return outcome;
    }

    /** Inserts the events of one chunk; empty if an event id or version is there already. */
    private List<Long> insert(Connection tx, AppendCommand chunk, long from) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return events.insert(tx, chunk, from);
            } catch (SQLException e) {
                if (!MySqlFailures.isDuplicate(e) || attempt == MAX_FENCED) {
                    throw e;
                }
                if (events.anyStored(tx, chunk, from)) {
                    return List.of();
                }
            }
        }
    }

    @Override
    public OptionalLong currentVersion(Connection tx, StreamId stream) throws SQLException {
        return OptionalLong.of(heads.lockedVersion(tx, stream));
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
