// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.guard;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** The limit on dead letters of one projection within a period. Thread-safe. */
public final class DeadLetterLimit {

    private final int limit;
    private final Duration period;
    private final LongSupplier nanos;
    private final Deque<Long> taken = new ArrayDeque<>();

    /**
     * Creates a limit.
     *
     * @param nanos a monotonic clock
     */
    public DeadLetterLimit(int limit, Duration period, LongSupplier nanos) {
        this.limit = limit;
        this.period = period;
        this.nanos = nanos;
    }

    /** Counts a dead letter; returns whether the limit allows it. */
    public synchronized boolean take() {
        long now = nanos.getAsLong();
        while (!taken.isEmpty() && now - taken.getFirst() >= period.toNanos()) {
            taken.removeFirst();
        }
        if (taken.size() >= limit) {
            return false;
        }
        taken.addLast(now);
        return true;
    }

    /** The message with which a projection stops. */
    public IllegalStateException exceeded(Throwable last) {
        return new IllegalStateException(
                "deadLetterLimit allows " + limit + " dead letters within " + period
                        + ", and this would be one more; find the common cause of the failures, or raise the limit",
                last);
    }
}
