// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import dev.pupsourcing.StreamId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Stores events in the caller's transaction, all or none. Thread-safe. */
public interface Appender {

    /**
     * Stores the events of a command or refuses them.
     *
     * <p>Whatever happens, an append leaves nothing of itself behind unless it returns {@link AppendOutcome.Stored}, or
     * the exception says that the transaction is lost.
     *
     * @param tx the caller's connection, in a transaction
     * @throws SQLException if a statement fails; {@link Dialect#classify} tells what it means
     * @throws dev.pupsourcing.EventStoreException where the appender knows better than the failure's code
     */
    AppendOutcome append(Connection tx, AppendCommand command) throws SQLException;

    /**
     * The stream's versions at this moment, not in the transaction's snapshot, and both of the same moment; empty if the
     * transaction's isolation does not show them. Asked only after an append was refused.
     */
    Optional<StreamVersions> currentVersions(Connection tx, StreamId stream) throws SQLException;

    /**
     * Told that the transaction on this connection was lost. Nothing to do where the database itself refuses what comes
     * after.
     */
    default void markLost(Connection tx) {}

    /**
     * Refuses a connection whose transaction was lost in an earlier call and has not been rolled back since. Nothing to
     * do where the database itself refuses.
     *
     * @throws dev.pupsourcing.transaction.TransactionLostException if so
     */
    default void refuseLost(Connection tx) throws SQLException {}
}
