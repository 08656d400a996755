// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.dialect;

import dev.pupsourcing.StreamId;
import java.sql.Connection;
import java.sql.SQLException;

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
     * The stream's version, 0 if there is none: the truth at this moment as far as the transaction's isolation lets it
     * be known. Asked only after an append was refused.
     */
    long currentVersion(Connection tx, StreamId stream) throws SQLException;

    /**
     * Refuses a connection whose transaction was lost in an earlier call and has not been rolled back since. Nothing to
     * do where the database itself refuses.
     *
     * @throws dev.pupsourcing.TransactionLostException if so
     */
    default void refuseLost(Connection tx) throws SQLException {}
}
