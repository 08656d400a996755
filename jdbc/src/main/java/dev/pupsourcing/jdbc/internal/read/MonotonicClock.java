// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** A clock for durations only: it is not affected by changes of the system time. Thread-safe. */
final class MonotonicClock implements InstantSource {

    private final LongSupplier nanos;
    private final long start;

    /** Creates a clock that begins at the epoch. */
    MonotonicClock(LongSupplier nanos) {
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(nanos.getAsLong() - start);
    }
}
