// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.TransactionLostException;
import dev.pupsourcing.jdbc.dialect.AppendCommand;
import dev.pupsourcing.jdbc.dialect.AppendOutcome;
import dev.pupsourcing.jdbc.dialect.Appender;
import dev.pupsourcing.jdbc.dialect.StoreTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

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

    private static final int MAX_EVENTS = 500;
    private static final long MAX_BYTES = 4L * 1024 * 1024;
    private static final int MAX_FENCED = 1000;
    private static final String SAVEPOINT = "pupsourcing_append";

    private final HeadStatements heads;
    private final EventStatements events;
    private final LostTransactions lost = new LostTransactions();

    MySqlAppender(StoreTables tables) {
        this.heads = new HeadStatements(tables);
        this.events = new EventStatements(tables);
    }

    @Override
    public AppendOutcome append(Connection tx, AppendCommand command) throws SQLException {
        List<AppendCommand> chunks = command.chunks(MAX_EVENTS, MAX_BYTES);
        return chunks.size() == 1 ? appendOne(tx, command) : appendAll(tx, command, chunks);
    }

    private AppendOutcome appendOne(Connection tx, AppendCommand command) throws SQLException {
        OptionalLong from = heads.advance(tx, command);
        if (from.isEmpty()) {
            return new AppendOutcome.Refused();
        }
        try {
            List<Long> positions = insert(tx, command, from.getAsLong());
            if (!positions.isEmpty()) {
                return new AppendOutcome.Stored(from.getAsLong(), positions);
            }
        } catch (SQLException | RuntimeException e) {
            undo(tx, command, from.getAsLong(), e);
            throw e;
        }
        undo(tx, command, from.getAsLong(), null);
        return new AppendOutcome.Refused();
    }

    private void undo(Connection tx, AppendCommand command, long from, @Nullable Exception reason) throws SQLException {
        if (reason instanceof SQLException sql && !MySqlFailures.classify(sql).transactionUsable()) {
            return;
        }
        try {
            heads.undo(tx, command, from);
        } catch (SQLException e) {
            if (reason != null) {
                e.addSuppressed(reason);
            }
            throw new TransactionLostException("a failed append could not be undone", e);
        }
    }

    private AppendOutcome appendAll(Connection tx, AppendCommand command, List<AppendCommand> chunks)
            throws SQLException {
        run(tx, "SAVEPOINT " + SAVEPOINT);
        AppendOutcome outcome;
        try {
            outcome = storeAll(tx, command, chunks);
        } catch (SQLException | RuntimeException e) {
            rollBack(tx, e);
            throw e;
        }
        if (outcome instanceof AppendOutcome.Refused) {
            run(tx, "ROLLBACK TO SAVEPOINT " + SAVEPOINT);
        }
        run(tx, "RELEASE SAVEPOINT " + SAVEPOINT);
        return outcome;
    }

    private AppendOutcome storeAll(Connection tx, AppendCommand command, List<AppendCommand> chunks)
            throws SQLException {
        OptionalLong from = heads.advance(tx, command);
        if (from.isEmpty()) {
            return new AppendOutcome.Refused();
        }
        List<Long> positions = new ArrayList<>();
        for (AppendCommand chunk : chunks) {
            List<Long> stored = insert(tx, chunk, from.getAsLong() + positions.size());
            if (stored.isEmpty()) {
                return new AppendOutcome.Refused();
            }
            positions.addAll(stored);
        }
        return new AppendOutcome.Stored(from.getAsLong(), positions);
    }

    private static void rollBack(Connection tx, Exception reason) {
        if (reason instanceof SQLException sql && !MySqlFailures.classify(sql).transactionUsable()) {
            return;
        }
        try {
            run(tx, "ROLLBACK TO SAVEPOINT " + SAVEPOINT);
            run(tx, "RELEASE SAVEPOINT " + SAVEPOINT);
        } catch (SQLException e) {
            e.addSuppressed(reason);
            throw new TransactionLostException("a failed append could not be undone", e);
        }
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

    private static void run(Connection tx, String sql) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute(sql);
        }
    }
}
