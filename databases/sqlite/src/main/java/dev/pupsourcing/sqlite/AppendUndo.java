// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Reverts a failed append, so that it has no effect even if its transaction is committed.
 *
 * <p>If only a statement was rejected, the transaction still holds the write lock: the head row is moved back, and
 * events that the append has stored are deleted. After any other failure the transaction is lost, and may already have
 * ended: it is rolled back completely, so that later changes of other transactions are not affected.
 */
final class AppendUndo {

    private final HeadStatements heads;
    private final EventStatements events;
    private final Connection tx;
    private final AppendCommand command;
    private final long from;
    private final Runnable onRefusedDelete;

    /**
     * Creates the undo of one append.
     *
     * @param onRefusedDelete called if the database rejects the deletion of stored events
     */
    AppendUndo(
            HeadStatements heads,
            EventStatements events,
            Connection tx,
            AppendCommand command,
            long from,
            Runnable onRefusedDelete) {
        this.onRefusedDelete = onRefusedDelete;
        this.heads = heads;
        this.events = events;
        this.tx = tx;
        this.command = command;
        this.from = from;
    }

    /** The statements after that of the head. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws SQLException;
    }

    /** Runs statements that have no effect if they fail; moves the head back then. */
    <T> T orMoveBack(Step<T> step) throws SQLException {
        return run(step, this::moveBack);
    }

    /** Runs statements that store events one by one; deletes the events if a statement fails. */
    <T> T orDelete(Step<T> step) throws SQLException {
        return run(step, () -> {
            events.deleteAfter(tx, command, from);
            moveBack();
        });
    }

    private <T> T run(Step<T> step, Undo undo) throws SQLException {
        try {
            return step.run();
        } catch (SQLException e) {
            after(e, undo);
            throw e;
        } catch (RuntimeException e) {
            throw lost(e);
        }
    }

    private void after(SQLException failure, Undo undo) {
        if (!SqliteErrorCodes.isRefusal(failure)) {
            if (SqliteErrorCodes.classify(failure).transactionUsable()) {
                throw lost(failure);
            }
            rollBack(failure);
            return;
        }
        try {
            undo.run();
        } catch (SQLException e) {
            if (SqliteErrorCodes.isConstraint(e)) {
                onRefusedDelete.run();
            }
            e.addSuppressed(failure);
            throw lost(e);
        }
    }

    /** Moves the head back, because the append was rejected before it stored anything. */
    void refuse() {
        try {
            moveBack();
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    private void moveBack() throws SQLException {
        if (!heads.undo(tx, command, from)) {
            throw new SQLException("the head of stream \"" + command.stream() + "\" has changed since this append");
        }
    }

    private TransactionLostException lost(Exception reason) {
        rollBack(reason);
        return new TransactionLostException("an append failed partially", reason);
    }

    private void rollBack(Exception reason) {
        try (Statement statement = tx.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            // the transaction, or the whole connection, has already ended
            reason.addSuppressed(e);
        }
    }

    /** Statements that undo others. */
    @FunctionalInterface
    private interface Undo {
        void run() throws SQLException;
    }
}
