// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.processing.internal.settings.Timing;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.slot.SlotRange;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A lease of this worker and the partition that runs under it. The lease can be lost before the partition has ended.
 * The thread of the heartbeat uses it; other threads may call {@link #partition} and {@link #reported}.
 */
final class OwnedSegment {

    /** What to do with it. */
    enum Intent {
        /** Run it and renew its lease. */
        RUN,
        /** Renew its lease until the partition has ended, then release it. */
        GIVE_BACK,
        /** Do not renew its lease, because its batch takes too long; release it if it ends. */
        ABANDON
    }

    private final SegmentHost host;
    private final Lease lease;
    private final Duration duration;
    private final FailedRuns failures;
    private volatile @Nullable RunningPartition partition;
    private volatile CompletableFuture<Void> reported = CompletableFuture.completedFuture(null);
    private Intent intent = Intent.RUN;
    private boolean held = true;
    private long renewedAt;

    /**
     * Creates a segment for a lease that was taken; its partition is not created yet.
     *
     * @param timing the duration of leases and the pauses after failures
     * @param takenAt when it was requested, in nanoseconds of the monotonic clock
     */
    OwnedSegment(SegmentHost host, Lease lease, Timing timing, long takenAt) {
        this.host = host;
        this.lease = lease;
        this.duration = timing.lease();
        this.failures = new FailedRuns(timing.retryFailed());
        this.renewedAt = takenAt;
    }

    /** Creates and starts a partition. Other threads see it before it starts, so that it misses no wake-up. */
    void start() {
        RunningPartition created = host.create(lease);
        reported = created.ended().thenAccept(failure -> host.ended(lease, failure));
        partition = created;
        created.start();
    }

    Lease lease() {
        return lease;
    }

    SlotRange slots() {
        return lease.slots();
    }

    Intent intent() {
        return intent;
    }

    /** Whether the lease is held: neither released, nor lost, nor abandoned long ago. */
    boolean isHeld() {
        return held;
    }

    /** Records that the lease is no longer held. */
    void drop() {
        held = false;
    }

    /** The current or last partition. */
    Optional<RunningPartition> partition() {
        return Optional.ofNullable(partition);
    }

    /** Completed when the partition has ended and the host was informed. */
    CompletableFuture<Void> reported() {
        return reported;
    }

    /** Whether its partition was started and has not ended. */
    boolean runs() {
        RunningPartition current = partition;
        return current != null && !current.ended().isDone();
    }

    private boolean hasFailed() {
        RunningPartition current = partition;
        return current != null && current.ended().getNow(null) != null;
    }

    /** Whether its current batch takes too long. */
    boolean hangs(Duration limit) {
        RunningPartition current = partition;
        return intent != Intent.ABANDON && current != null && current.inBatch().compareTo(limit) > 0;
    }

    /** Requests the end of the partition and records the intent, which never changes back. */
    void end(Intent why) {
        if (intent.compareTo(why) < 0) {
            intent = why;
        }
        partition().ifPresent(RunningPartition::requestStop);
    }

    /**
     * Records a renewal of the lease, and starts a partition if the last one was paused because its lease might have
     * expired, or if it failed and should be retried.
     */
    void renewed(long askedAt) {
        renewedAt = askedAt;
        if (intent != Intent.RUN) {
            return;
        }
        if (runs()) {
            failures.runs(askedAt);
        } else if (!hasFailed() || failures.isDue(askedAt)) {
            start();
        }
    }

    /**
     * Whether it was abandoned long enough ago for other workers to take it. Its lease then no longer counts as held; a
     * partition that still hangs is fenced off by its token.
     */
    boolean isForgotten(long now) {
        return intent == Intent.ABANDON
                && now - renewedAt >= duration.multipliedBy(2).toNanos();
    }

    /** Pauses the partition if the lease may have expired. */
    void pauseIfInDoubt(long now) {
        if (now - renewedAt >= duration.toNanos()) {
            partition().ifPresent(RunningPartition::requestStop);
        }
    }
}
