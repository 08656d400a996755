// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Reverts the head row of an append whose events could not be stored, while the row is still locked.
 *
 * <p>It never deletes events. If events of the append are stored, or if that is unknown, the transaction is lost.
 */
final class AppendUndo {

    private static final int ATTEMPTS = 2;

    private final HeadStatements heads;
    private final EventStatements events;
    private final Connection tx;
    private final AppendCommand command;
    private final long from;

    AppendUndo(HeadStatements heads, EventStatements events, Connection tx, AppendCommand command, long from) {
        this.heads = heads;
        this.events = events;
        this.tx = tx;
        this.command = command;
        this.from = from;
    }

    /** Reverts after a failure, unless the database has already aborted the whole transaction. */
    void after(Exception failure) {
        boolean refused = failure instanceof SQLException sql && MySqlErrorCodes.isFromServer(sql);
        if (refused && !MySqlErrorCodes.classify((SQLException) failure, tx).transactionUsable()) {
            return;
        }
        try {
            run(!refused);
        } catch (TransactionLostException e) {
            if (isTooLarge(failure)) {
                failure.addSuppressed(e);
                return;
            }
            e.addSuppressed(failure);
            throw e;
        }
    }

    /**
     * A value that is too large is reported as such even if the transaction is lost, because a retry would not help.
     */
    private static boolean isTooLarge(Exception failure) {
        return failure instanceof SQLException sql
                && MySqlErrorCodes.classify(sql).kind() == SqlFailure.Kind.TOO_LARGE;
    }

    /**
     * Reverts the head.
     *
     * @param doubtful whether events of the append may be stored nevertheless
     * @throws TransactionLostException if they are stored, or the head cannot be moved back
     */
    void run(boolean doubtful) {
        for (int attempt = 1; ; attempt++) {
            try {
                undo(doubtful);
                return;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS) {
                    throw new TransactionLostException("a failed append could not be undone", e);
                }
            }
        }
    }

    private void undo(boolean doubtful) throws SQLException {
        if (doubtful && events.anyOf(tx, command, from)) {
            throw new TransactionLostException("a failed append has stored events", null);
        }
        if (!heads.undo(tx, command, from)) {
            throw new TransactionLostException("the head of a failed append has changed", null);
        }
    }
}
