// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** How many a second there were lately. Not thread-safe. */
final class Rate {

    private static final int SECONDS = 10;

    private final long[] counts = new long[SECONDS];
    private final Instant start;
    private long second;

    Rate(Instant start) {
        this.start = start;
    }

    void add(Instant now, long events) {
        turn(now);
        counts[(int) (second % SECONDS)] += events;
    }

    /** The mean of the last seconds, or of all if there are fewer. */
    double perSecond(Instant now) {
        turn(now);
        return (double) Arrays.stream(counts).sum() / Math.min(SECONDS, second + 1);
    }

    private void turn(Instant now) {
        long current = Math.max(second, Duration.between(start, now).toSeconds());
        for (long s = Math.max(second + 1, current - SECONDS + 1); s <= current; s++) {
            counts[(int) (s % SECONDS)] = 0;
        }
        second = current;
    }
}
