// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import java.time.Duration;

/** When a segment that failed is run again: after a pause that doubles with each failure in a row. For one thread. */
final class FailedRuns {

    /** How often the pause doubles at most. */
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

    /** Notes that the segment runs; if it has done so for as long as it last paused, its failures are history. */
    void runs(long now) {
        if (state != State.RUNNING && now - startedAt >= longest()) {
            state = State.RUNNING;
            inARow = 0;
        }
    }

    /** Whether a segment that has failed is to be run again now. */
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
