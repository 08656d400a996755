// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Events per second over the last ten seconds, by a monotonic clock in nanoseconds. Not thread-safe. */
public final class Rate {

    private static final int SECONDS = 10;

    private final long[] counts = new long[SECONDS];
    private final long start;
    private long second;

    public Rate(long start) {
        this.start = start;
    }

    public void add(long now, long events) {
        turn(now);
        counts[(int) (second % SECONDS)] += events;
    }

    /** The mean of the last seconds, or of all seconds if there are fewer. */
    public double perSecond(long now) {
        turn(now);
        return (double) Arrays.stream(counts).sum() / Math.min(SECONDS, second + 1);
    }

    private void turn(long now) {
        long current = Math.max(second, TimeUnit.NANOSECONDS.toSeconds(now - start));
        for (long s = Math.max(second + 1, current - SECONDS + 1); s <= current; s++) {
            counts[(int) (s % SECONDS)] = 0;
        }
        second = current;
    }
}
