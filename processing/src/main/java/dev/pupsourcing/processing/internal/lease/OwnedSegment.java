// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.processing.internal.settings.Timing;
import dev.pupsourcing.projection.spi.Lease;
import java.time.Duration;

/** A lease of this worker and the running segment. Not thread-safe. */
final class OwnedSegment {

    /** What to do with it. */
    enum Intent {
        /** Run it and renew its lease. */
        RUN,
        /** Renew its lease until the segment has ended, then release it. */
        GIVE_BACK,
        /** Do not renew its lease, because its batch takes too long; release it if it ends. */
        ABANDON
    }

    private final SegmentRuns runs;
    private final Lease lease;
    private final Duration duration;
    private final FailedRuns failures;
    private SegmentRuns.Run run;
    private Intent intent = Intent.RUN;
    private long renewedAt;

    /**
     * Creates a segment for a lease that was taken.
     *
     * @param timing the duration of leases and the pauses after failures
     * @param takenAt when it was requested, in nanoseconds of the monotonic clock
     */
    OwnedSegment(SegmentRuns runs, Lease lease, Timing timing, long takenAt) {
        this.runs = runs;
        this.lease = lease;
        this.duration = timing.lease();
        this.failures = new FailedRuns(timing.retryFailed());
        this.renewedAt = takenAt;
        this.run = runs.start(lease);
    }

    Lease lease() {
        return lease;
    }

    Intent intent() {
        return intent;
    }

    boolean hasEnded() {
        return run.hasEnded();
    }

    /** Whether its current batch takes too long. */
    boolean hangs(Duration limit) {
        return intent != Intent.ABANDON && run.inBatch().compareTo(limit) > 0;
    }

    /** Requests the end of the segment and records the intent, which never changes back. */
    void end(Intent why) {
        if (intent.compareTo(why) < 0) {
            intent = why;
        }
        run.requestStop();
    }

    /**
     * Records a renewal of the lease, and starts the segment if it was paused because its lease might have expired, or
     * if a failed segment should be retried.
     */
    void renewed(long askedAt) {
        renewedAt = askedAt;
        if (intent != Intent.RUN) {
            return;
        }
        if (!run.hasEnded()) {
            failures.runs(askedAt);
        } else if (!run.hasFailed() || failures.isDue(askedAt)) {
            run = runs.start(lease);
        }
    }

    /**
     * Whether it was abandoned long enough ago for other workers to take it. It is then dropped; a segment that still
     * hangs is fenced off by its token.
     */
    boolean isForgotten(long now) {
        return intent == Intent.ABANDON
                && now - renewedAt >= duration.multipliedBy(2).toNanos();
    }

    /** Pauses the segment if its lease may have expired. */
    void pauseIfInDoubt(long now) {
        if (now - renewedAt >= duration.toNanos()) {
            run.requestStop();
        }
    }
}
