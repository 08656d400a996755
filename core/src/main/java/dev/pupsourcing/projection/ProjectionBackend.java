// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.projection.wakeup.WakeUps;
import dev.pupsourcing.spi.DedicatedTransactions;
import dev.pupsourcing.spi.ProjectionLog;
import dev.pupsourcing.transaction.TransactionRunner;
import java.util.Objects;

/**
 * The log and the database with which projections run. Thread-safe. Implemented by the library.
 *
 * <p>Read models and checkpoints must be in one database; the log may be in the same or a different one. Applications pass
 * the facade of their event store, or combine the parts with {@link #of}.
 */
public interface ProjectionBackend extends ProjectionHost {

    /** The log that the events are read from. */
    ProjectionLog log();

    /** The transactions in which events are handled, in the database of the read models. */
    TransactionRunner transactions();

    /** The state of projections, in the database of the read models. */
    ProjectionStore projectionStore();

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

    @Override
    default ProjectionBackend backend() {
        return this;
    }

    /**
     * Combines three parts, for example a framework's transaction manager, or read models in a different database than
     * the log.
     */
    static ProjectionBackend of(ProjectionLog log, TransactionRunner transactions, ProjectionStore projectionStore) {
        record Composed(ProjectionLog log, TransactionRunner transactions, ProjectionStore projectionStore)
                implements ProjectionBackend {}
        return new Composed(
                Objects.requireNonNull(log, "log"),
                Objects.requireNonNull(transactions, "transactions"),
                Objects.requireNonNull(projectionStore, "projectionStore"));
    }
}
