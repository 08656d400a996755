// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.spi.DedicatedTransactions;
import dev.pupsourcing.transaction.TransactionRunner;

/**
 * All that is needed to run projections: where the events come from and where the read models lie. Thread-safe.
 *
 * <p>Read model and checkpoint lie in one database, the log lies in the same or in another.
 */
public interface ProjectionBackend {

    /** The log that the events are read from. */
    EventLog log();

    /** The transactions in which events are handled, in the database of the read models. */
    TransactionRunner transactions();

    /** Checkpoints and the rest, in the database of the read models. */
    ProjectionStore projections();

    /** What tells that something was appended; by default nothing does, and the poll interval is all there is. */
    default WakeUps wakeUps() {
        return WakeUps.none();
    }

    /**
     * Opens transactions in the database of the read models that handlers cannot keep waiting, however many connections
     * they occupy; for heartbeats. Whoever opens them closes them. By default they are those of the handlers, which is
     * good enough unless leases are held.
     */
    default DedicatedTransactions openDedicated() {
        return DedicatedTransactions.sharing(transactions());
    }

    /**
     * Puts three parts together, for example with a framework's transaction manager, or with read models in another
     * database than the log.
     */
    static ProjectionBackend of(EventLog log, TransactionRunner transactions, ProjectionStore projections) {
        return new ComposedBackend(log, transactions, projections);
    }
}
