// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.engine;

import dev.pupsourcing.processing.internal.guard.FailureKind;
import dev.pupsourcing.processing.internal.pool.CountedLog;
import dev.pupsourcing.processing.internal.pool.CountedTransactions;
import dev.pupsourcing.processing.internal.pool.PoolNeeds;
import dev.pupsourcing.processing.internal.pool.PoolWatch;
import dev.pupsourcing.processing.internal.report.RunReports;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.projection.wakeup.WakeUps;
import dev.pupsourcing.spi.DedicatedTransactions;
import dev.pupsourcing.spi.ProjectionLog;
import dev.pupsourcing.transaction.TransactionRunner;

/**
 * The backend of one run, which tracks waits for connections.
 *
 * @param original the backend
 * @param pool tracks waits
 * @param log its tracked log
 * @param transactions its tracked transactions
 */
record CountedBackend(ProjectionBackend original, PoolWatch pool, ProjectionLog log, TransactionRunner transactions)
        implements ProjectionBackend {

    static CountedBackend of(ProjectionBackend backend, PoolNeeds needs, RunReports reports) {
        PoolWatch pool = new PoolWatch(
                needs,
                reports.logger(),
                reports.nanos(),
                failure -> FailureKind.isExhausted(failure, backend.projectionStore()));
        return new CountedBackend(
                backend,
                pool,
                new CountedLog(backend.log(), pool),
                CountedTransactions.batches(backend.transactions(), pool));
    }

    @Override
    public ProjectionStore projectionStore() {
        return original.projectionStore();
    }

    @Override
    public WakeUps wakeUps() {
        return original.wakeUps();
    }

    @Override
    public DedicatedTransactions openDedicated() {
        return original.openDedicated();
    }
}
