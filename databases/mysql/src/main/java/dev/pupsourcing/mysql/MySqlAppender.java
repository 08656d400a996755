// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.AppendOutcome;
import dev.pupsourcing.jdbc.spi.Appender;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.spi.StreamVersions;
import dev.pupsourcing.jdbc.spi.support.AppendSavepoint;
import dev.pupsourcing.jdbc.spi.support.LostTransactions;
import dev.pupsourcing.mysql.internal.session.AppendPlan;
import dev.pupsourcing.mysql.internal.session.KnownSessions;
import dev.pupsourcing.mysql.internal.session.SessionLimits;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Appends in MySQL and MariaDB with two statements:
 *
 * <ol> <li>Advance the head row, if its version matches and the session accepts the following statements. The row is
 * locked from here on. <li>Insert all events with one multi-row {@code INSERT}.
 * </ol>
 *
 * <p>If the second fails, the first is reverted under the lock, so that the append has no effect. Large appends use
 * several chunks after a savepoint instead. A duplicate key may be an event id, a version, or a position that a reader
 * has filled with a tombstone; in the last case the insert is repeated with new positions.
 */
final class MySqlAppender implements Appender {

    private static final int MAX_FENCED = 1000;

    private final HeadStatements heads;
    private final EventStatements events;
    private final int maxEvents;
    private final LostTransactions lost;
    private final KnownSessions sessions = new KnownSessions();

    MySqlAppender(StoreTables tables, int maxEvents) {
        this.maxEvents = maxEvents;
        this.heads = new HeadStatements(tables);
        this.events = new EventStatements(tables);
        this.lost = new LostTransactions(
                MySqlErrorCodes::isNoSavepoint, tables.in("SELECT store_id FROM {{store_info}} LIMIT 1"));
    }

    @Override
    public AppendOutcome append(Connection tx, AppendCommand command) throws SQLException {
        AppendPlan plan = AppendPlan.usual(command, maxEvents);
        AppendOutcome outcome = append(tx, command, plan);
        if (outcome instanceof AppendOutcome.Stored) {
            return outcome;
        }
        SessionLimits limits = SessionLimits.of(tx);
        limits.check();
        return limits.hold(plan) ? outcome : append(tx, command, limits.plan(command, maxEvents));
    }

    private AppendOutcome append(Connection tx, AppendCommand command, AppendPlan plan) throws SQLException {
        return plan.isWhole()
                ? storeOrUndo(tx, command, plan)
                : AppendSavepoint.set(
                                tx,
                                failure -> !MySqlErrorCodes.classify(failure).transactionUsable())
                        .around(() -> store(tx, command, plan));
    }

    private AppendOutcome store(Connection tx, AppendCommand command, AppendPlan plan) throws SQLException {
        OptionalLong from = heads.advance(tx, command, OptionalLong.of(plan.packetBytes()));
        return from.isEmpty() ? new AppendOutcome.Refused() : storeEvents(tx, plan.chunks(), from.getAsLong());
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

    private AppendOutcome storeOrUndo(Connection tx, AppendCommand command, AppendPlan plan) throws SQLException {
        OptionalLong asked = asked(tx, plan);
        OptionalLong from = heads.advance(tx, command, asked);
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
        if (outcome instanceof AppendOutcome.Stored stored) {
            sessions.appended(
                    tx, asked, stored.positions().get(stored.positions().size() - 1));
        } else {
            undo.run(false);
        }
        return outcome;
    }

    /**
     * The size that the session must accept. A single event in a known session needs no check; the positions of several
     * events are derived from the first, so the session is checked.
     */
    private OptionalLong asked(Connection tx, AppendPlan plan) {
        boolean single = plan.chunks().get(0).events().size() == 1;
        return single && sessions.take(tx, plan.packetBytes())
                ? OptionalLong.empty()
                : OptionalLong.of(plan.packetBytes());
    }

    /** Inserts the events of one chunk; empty if an event id or version already exists. */
    private List<Long> insert(Connection tx, AppendCommand chunk, long from) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return events.insert(tx, chunk, from);
            } catch (SQLException e) {
                if (!MySqlErrorCodes.isDuplicate(e) || attempt == MAX_FENCED) {
                    throw e;
                }
                if (events.anyStored(tx, chunk, from)) {
                    return List.of();
                }
            }
        }
    }

    @Override
    public Optional<StreamVersions> currentVersions(Connection tx, StreamId stream) throws SQLException {
        return Optional.of(heads.lockedVersions(tx, stream));
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
