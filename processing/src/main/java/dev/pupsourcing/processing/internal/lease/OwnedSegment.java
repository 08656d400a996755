// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.processing.internal.settings.Timing;
import dev.pupsourcing.projection.spi.Lease;
import java.time.Duration;

/** A lease that this worker holds, and the run under it. For one thread. */
final class OwnedSegment {

    /** What is to become of it. */
    enum Intent {
        /** To be run and renewed. */
        RUN,
        /** To be renewed until the run has ended, then to be given back. */
        GIVE_BACK,
        /** Not to be renewed any more, because its batch takes too long; to be given back if it ends after all. */
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
     * A lease that was taken.
     *
     * @param timing how long it is good from each renewal, and when it is run again after a failure
     * @param takenAt when it was asked for, in nanoseconds of the process's own clock
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

    /** Whether the batch it is in has lasted too long. */
    boolean hangs(Duration limit) {
        return intent != Intent.ABANDON && run.inBatch().compareTo(limit) > 0;
    }

    /** Lets the run end, and remembers what for; an intent never changes back. */
    void end(Intent why) {
        if (intent.compareTo(why) < 0) {
            intent = why;
        }
        run.requestStop();
    }

    /**
     * Notes that the lease was renewed, and runs the segment if it paused because that was in doubt, or if it failed long
     * enough ago.
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
     * Whether it was abandoned so long ago that others have had time to take it. Then it is as if it had never been held;
     * a run that still hangs finds out by its token.
     */
    boolean isForgotten(long now) {
        return intent == Intent.ABANDON
                && now - renewedAt >= duration.multipliedBy(2).toNanos();
    }

    /** Lets the run pause if the lease may have expired without anybody having told so. */
    void pauseIfInDoubt(long now) {
        if (now - renewedAt >= duration.toNanos()) {
            run.requestStop();
        }
    }
}
