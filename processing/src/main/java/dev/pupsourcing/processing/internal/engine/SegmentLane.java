// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.engine;

import dev.pupsourcing.processing.internal.guard.WatchedTransactions;
import dev.pupsourcing.processing.internal.lease.SegmentRuns;
import dev.pupsourcing.processing.internal.partition.PartitionThread;
import dev.pupsourcing.processing.internal.signal.Signal;
import dev.pupsourcing.projection.status.PartitionStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A partition that runs one segment. Thread-safe. */
final class SegmentLane implements SegmentRuns.Run {

    private final PartitionThread loop;
    private final Signal signal;
    private final WatchedTransactions transactions;
    private final CompletableFuture<Void> reported;

    /**
     * Creates a segment.
     *
     * @param signal wakes up and stops only this segment
     * @param reported completed when it has ended and that was reported
     */
    SegmentLane(
            PartitionThread loop, Signal signal, WatchedTransactions transactions, CompletableFuture<Void> reported) {
        this.loop = loop;
        this.signal = signal;
        this.transactions = transactions;
        this.reported = reported;
    }

    @Override
    public void requestStop() {
        signal.stop();
    }

    @Override
    public boolean hasEnded() {
        return loop.ended().isDone();
    }

    @Override
    public boolean hasFailed() {
        return hasEnded() && loop.ended().join() != null;
    }

    @Override
    public Duration inBatch() {
        return transactions.open();
    }

    void wakeUp() {
        signal.wakeUp();
    }

    PartitionStatus status() {
        return loop.status();
    }

    CompletableFuture<Void> ended() {
        return reported;
    }
}
