// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.processing.internal.feed.LogFeed;
import dev.pupsourcing.processing.internal.guard.LimitedTransactions;
import dev.pupsourcing.processing.internal.guard.Retries;
import dev.pupsourcing.processing.internal.report.RunReports;
import dev.pupsourcing.processing.internal.signal.Signal;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.slot.SlotRange;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Creates partitions.
 *
 * @param backend the backend
 * @param feed reads the log for all partitions
 * @param target the position at which they end
 * @param reports logs state changes
 * @param listener receives every status
 */
public record PartitionTaskFactory(
        ProjectionBackend backend, LogFeed feed, long target, RunReports reports, Consumer<PartitionStatus> listener) {

    /** Creates a partition that is claimed without a lease. */
    public PartitionThread unleased(Registration registration, SlotRange slots, Signal signal) {
        ProjectionStore store = backend.projectionStore();
        ProjectionRecord row = new ProjectionRecord(registration, slots, store.known());
        StartPosition start = registration.startPosition(backend);
        CheckpointClaim claim = new UnleasedClaim(registration.slots(), slots, store, start, row);
        return thread(registration, row, claim, Optional.empty(), signal);
    }

    /**
     * Creates the partition of a lease.
     *
     * @param idleLimit the time after which the server ends its session if a transaction idles
     */
    public PartitionThread leased(Registration registration, Lease lease, Duration idleLimit) {
        ProjectionStore store = backend.projectionStore();
        ProjectionRecord row = new ProjectionRecord(registration, lease.slots(), store.known());
        CheckpointClaim claim = new LeasedClaim(lease, registration.slots(), store, row);
        return thread(registration, row, claim, Optional.of(idleLimit), new Signal());
    }

    private PartitionThread thread(
            Registration registration,
            ProjectionRecord row,
            CheckpointClaim claim,
            Optional<Duration> idleLimit,
            Signal signal) {
        ProjectionStore store = backend.projectionStore();
        LimitedTransactions transactions = new LimitedTransactions(backend.transactions(), store, idleLimit);
        PartitionListeners listeners = new PartitionListeners(registration.name(), row.slots(), reports.listeners());
        PartitionProgress progress =
                new PartitionProgress(registration, row.slots(), reports.of(registration.name()), listeners, listener);
        Retries retries = new Retries(
                transactions,
                store,
                registration.settings().errorPolicy().retries(),
                signal,
                (failure, kind) -> progress.retrying(failure, kind, registration.owner()));
        BatchExecutor batches = new BatchExecutor(registration, store, retries, signal, progress, listeners);
        PartitionParts parts =
                new PartitionParts(registration, backend, feed, claim, row, retries, batches, progress, listeners);
        return new PartitionThread(new PartitionTask(parts, target), parts, transactions, signal);
    }
}
