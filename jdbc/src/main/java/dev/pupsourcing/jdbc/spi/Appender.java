// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import dev.pupsourcing.StreamId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Stores events in the caller's transaction, all or none. Implementations must be thread-safe. Implemented by authors of databases. */
public interface Appender {

    /**
     * Stores the events of a command, or rejects them.
     *
     * <p>An append has no effect unless it returns {@link AppendOutcome.Stored}, or its exception says that the
     * transaction is lost.
     *
     * @param tx the caller's connection, in a transaction
     * @throws SQLException if a statement fails; classified by {@link Dialect#classify}
     * @throws dev.pupsourcing.EventStoreException if the appender knows more than the failure's code
     */
    AppendOutcome append(Connection tx, AppendCommand command) throws SQLException;

    /**
     * The stream's current versions, both from the same moment, not from the transaction's snapshot; empty if the
     * transaction's isolation does not allow it. Called only after an append was rejected.
     */
    Optional<StreamVersions> currentVersions(Connection tx, StreamId stream) throws SQLException;

    /**
     * Called when the transaction on this connection was lost. Needs to do nothing if the database itself rejects later
     * statements.
     */
    default void markLost(Connection tx) {}

    /**
     * Rejects a connection whose transaction was lost in an earlier call and was not rolled back since. Needs to do
     * nothing if the database itself does so.
     *
     * @throws dev.pupsourcing.transaction.TransactionLostException if the transaction was lost
     */
    default void refuseLost(Connection tx) throws SQLException {}
}
