// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.guard;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.internal.guard.TransactionGuard;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.spi.ProjectionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Calls a projection's handler under a guard, which keeps the transaction open and detects if it cannot be committed.
 *
 * @param projection the projection
 * @param store provides the rules about ending transactions
 */
public record HandlerCall(Projection projection, ProjectionStore store) {

    /** The name of the projection in messages. */
    public static String subject(Projection projection) {
        return "projection \"" + projection.name() + "\"";
    }

    /**
     * Handles events.
     *
     * @throws dev.pupsourcing.transaction.TransactionAbortedException if a failed statement has aborted the transaction
     *     and the handler continued
     * @throws dev.pupsourcing.transaction.TransactionEndedException if the handler has ended the transaction
     */
    public void handle(Connection tx, List<PersistedEvent> events) throws SQLException {
        TransactionGuard guard = TransactionGuard.over(tx, subject(projection), store.guardRules());
        try {
            projection.handleBatch(guard.connection(), events);
        } catch (Throwable failure) {
            guard.checkAftermath(failure);
            throw failure;
        }
        guard.check();
    }
}
