// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.projection.wakeup.WakeUps;
import dev.pupsourcing.spi.DedicatedTransactions;
import dev.pupsourcing.spi.ProjectionLog;
import dev.pupsourcing.transaction.TransactionRunner;
import java.util.function.Supplier;

/** What projections use of the facade. */
record FacadeBackend(
        ProjectionLog log,
        TransactionRunner transactions,
        ProjectionStore projectionStore,
        WakeUps wakeUps,
        Supplier<DedicatedTransactions> dedicated)
        implements ProjectionBackend {

    @Override
    public DedicatedTransactions openDedicated() {
        return dedicated.get();
    }
}
