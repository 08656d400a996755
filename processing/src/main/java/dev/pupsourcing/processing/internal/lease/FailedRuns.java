// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import java.time.Duration;

/**
 * Decides when a failed segment is retried: after a pause that doubles with each consecutive failure. Not thread-safe.
 */
final class FailedRuns {

    /** The maximum number of times that the pause doubles. */
    private static final int MAX_DOUBLINGS = 4;

    private final long pause;
    private int inARow;
    private long failedAt;
    private long startedAt;
    private State state = State.RUNNING;

    private enum State {
        STARTED,
        RUNNING,
        FAILED
    }

    FailedRuns(Duration pause) {
        this.pause = pause.toNanos();
    }

    /** Records that the segment runs; if it has run as long as its last pause, its failures are cleared. */
    void runs(long now) {
        if (state != State.RUNNING && now - startedAt >= longest()) {
            state = State.RUNNING;
            inARow = 0;
        }
    }

    /** Whether a failed segment should be retried now. */
    boolean isDue(long now) {
        if (state != State.FAILED) {
            state = State.FAILED;
            failedAt = now;
            inARow++;
        }
        if (now - failedAt < longest()) {
            return false;
        }
        state = State.STARTED;
        startedAt = now;
        return true;
    }

    private long longest() {
        return pause << Math.min(Math.max(0, inARow - 1), MAX_DOUBLINGS);
    }
}
