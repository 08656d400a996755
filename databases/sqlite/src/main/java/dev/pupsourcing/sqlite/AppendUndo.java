// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Takes back what a failed append has done, so that nothing of it is left even if its transaction is committed.
 *
 * <p>If a statement was refused, it alone has failed, and the transaction still holds the write lock: the head row is
 * moved back, and events that the append has stored are deleted. After any other failure the transaction is lost, and may
 * be over already: it is rolled back as a whole, so that nothing is touched that others have written since.
 */
final class AppendUndo {

    private final HeadStatements heads;
    private final EventStatements events;
    private final Connection tx;
    private final AppendCommand command;
    private final long from;
    private final Runnable onRefusedDelete;

    /**
     * The undoing of one append.
     *
     * @param onRefusedDelete called if the database does not let stored events be deleted
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

    /** Statements behind the head's. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws SQLException;
    }

    /** Runs statements that store nothing unless they succeed; moves the head back if they fail. */
    <T> T orMoveBack(Step<T> step) throws SQLException {
        return run(step, this::moveBack);
    }

    /** Runs statements that store events one by one, in a stream that had none there; deletes them if they fail. */
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

    /** Moves the head back, because the append is refused before it has stored anything. */
    void refuse() {
        try {
            moveBack();
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    private void moveBack() throws SQLException {
        if (!heads.undo(tx, command, from)) {
            throw new SQLException("the head of stream " + command.stream() + " is not as this append has left it");
        }
    }

    private TransactionLostException lost(Exception reason) {
        rollBack(reason);
        return new TransactionLostException("an append has failed half-way", reason);
    }

    private void rollBack(Exception reason) {
        try (Statement statement = tx.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            // The transaction, or the whole connection, is gone already.
            reason.addSuppressed(e);
        }
    }

    /** Statements that undo others. */
    @FunctionalInterface
    private interface Undo {
        void run() throws SQLException;
    }
}
