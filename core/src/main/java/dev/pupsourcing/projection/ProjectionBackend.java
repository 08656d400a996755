// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.spi.DedicatedTransactions;
import dev.pupsourcing.transaction.TransactionRunner;

/**
 * The log and the database with which projections run. Thread-safe.
 *
 * <p>Read model and checkpoint must be in one database; the log may be in the same or a different one.
 */
public interface ProjectionBackend {

    /** The log that the events are read from. */
    EventLog log();

    /** The transactions in which events are handled, in the database of the read models. */
    TransactionRunner transactions();

    /** The state of projections, in the database of the read models. */
    ProjectionStore projections();

    /** The source of wake-ups after appends; by default there are none, and projections only poll. */
    default WakeUps wakeUps() {
        return WakeUps.none();
    }

    /**
     * Opens transactions in the database of the read models for heartbeats, which must not wait for connections that
     * handlers use. The caller must close them. By default they are those of the handlers, which is sufficient without
     * leases.
     */
    default DedicatedTransactions openDedicated() {
        return DedicatedTransactions.sharing(transactions());
    }

    /**
     * Combines three parts, for example a framework's transaction manager, or read models in a different database than
     * the log.
     */
    static ProjectionBackend of(EventLog log, TransactionRunner transactions, ProjectionStore projections) {
        return new ComposedBackend(log, transactions, projections);
    }
}
