// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.processing.lease.SegmentRuns;
import dev.pupsourcing.processing.signal.Signal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A lane that runs one segment. Thread-safe. */
final class SegmentLane implements SegmentRuns.Run {

    private final LaneLoop loop;
    private final Signal signal;
    private final WatchedTransactions transactions;

    /**
     * A lane.
     *
     * @param signal wakes it up and stops it, and nobody else
     */
    SegmentLane(LaneLoop loop, Signal signal, WatchedTransactions transactions) {
        this.loop = loop;
        this.signal = signal;
        this.transactions = transactions;
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

    CompletableFuture<?> ended() {
        return loop.ended();
    }
}
