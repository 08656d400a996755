// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.processing.internal.feed.LogFeed;
import dev.pupsourcing.processing.internal.guard.Retries;
import dev.pupsourcing.processing.internal.report.RunReports;
import dev.pupsourcing.processing.internal.signal.Signal;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.transaction.TransactionRunner;
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
    public PartitionThread thread(Registration registration, SlotRange slots, Signal signal) {
        CheckpointClaim claim = new UnleasedClaim(
                registration.slots(),
                slots,
                backend.projectionStore(),
                registration.startPosition(backend),
                startCheck(registration, slots));
        return thread(registration, slots, new Wiring(claim, backend.transactions(), signal));
    }

    /** The checks of a partition when it claims its checkpoints. */
    public StartCheck startCheck(Registration registration, SlotRange slots) {
        return new StartCheck(registration, slots, backend.projectionStore().known());
    }

    /** Creates a partition. */
    public PartitionThread thread(Registration registration, SlotRange slots, Wiring wiring) {
        PartitionProgress progress =
                new PartitionProgress(registration, slots, reports.of(registration.name()), listener);
        Retries retries = retries(registration, wiring, progress);
        BatchExecutor batches =
                new BatchExecutor(registration, backend.projectionStore(), retries, wiring.signal(), progress);
        PartitionSettings parts = new PartitionSettings(
                registration.owner(),
                registration.run(),
                backend.log(),
                feed,
                wiring.claim(),
                retries,
                batches,
                progress,
                new FailureRecord(registration, slots, backend.projectionStore().known(), wiring.transactions()),
                backend.projectionStore());
        return new PartitionThread(new PartitionTask(registration, parts, target), parts, wiring.signal());
    }

    private Retries retries(Registration registration, Wiring wiring, PartitionProgress progress) {
        return new Retries(
                wiring.transactions(),
                backend.projectionStore(),
                registration.settings().errorPolicy().retries(),
                wiring.signal(),
                failure -> progress.retrying(failure, registration.owner()));
    }

    /**
     * The parts of one partition.
     *
     * @param claim claims its checkpoints
     * @param transactions its transactions
     * @param signal wakes it up and stops it
     */
    public record Wiring(CheckpointClaim claim, TransactionRunner transactions, Signal signal) {}
}
