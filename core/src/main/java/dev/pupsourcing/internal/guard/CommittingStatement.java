// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.guard;

import java.sql.Connection;
import java.sql.SQLException;

/** The last statement of a transaction, which also commits it in the same round trip. */
@FunctionalInterface
public interface CommittingStatement {

    /**
     * Runs the statement and commits.
     *
     * @param tx the connection itself, with the open transaction
     * @throws dev.pupsourcing.EventStoreException if the transaction was rolled back, because the statement could not
     *     do its work
     * @throws SQLException if the database or the connection failed; the transaction may be committed
     */
    void run(Connection tx) throws SQLException;
}
