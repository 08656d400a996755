// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import dev.pupsourcing.internal.rules.EventTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Generates time-ordered event ids: UUID version 7 of RFC 9562, with a 12-bit sub-millisecond fraction that also serves
 * as a counter (section 6.2, method 3), so that ids of one JVM ascend strictly. Thread-safe.
 */
final class EventIds {

    private static final int FRACTION_BITS = 12;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST_TICK = new AtomicLong();

    private EventIds() {}

    static UUID next() {
        return of(LAST_TICK.accumulateAndGet(tick(EventTime.now()), (last, now) -> Math.max(last + 1, now)));
    }

    @SuppressWarnings("JavaInstantGetSecondsGetNano") // the fraction of the millisecond is wanted
    private static long tick(Instant now) {
        long fraction = ((now.getNano() % NANOS_PER_MILLI) << FRACTION_BITS) / NANOS_PER_MILLI;
        return (now.toEpochMilli() << FRACTION_BITS) | fraction;
    }

    private static UUID of(long tick) {
        long most = (tick >>> FRACTION_BITS << 16) | 0x7000L | (tick & 0xfffL);
        long least = (RANDOM.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(most, least);
    }
}
