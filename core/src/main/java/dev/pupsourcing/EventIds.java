// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import dev.pupsourcing.internal.rules.EventTime;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of events. An event without an explicit id gets a time-ordered one: UUID version 7 of RFC 9562, with a 12-bit
 * sub-millisecond fraction that also serves as a counter (section 6.2, method 3), so that the ids of one JVM ascend
 * strictly. Thread-safe.
 */
public final class EventIds {

    private static final int TIME_ORDERED = 7;
    private static final long TIME = 0xffff_ffff_ffff_0000L;
    private static final int FRACTION_BITS = 12;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST_TICK = new AtomicLong();

    private EventIds() {}

    /**
     * Derives the id of one of the events of a command, so that a repeated command has the same event ids, and its
     * events are stored once: a hash of both values (UUID version 8). The time of a time-ordered command id is
     * preserved, which keeps the index of event ids dense.
     *
     * @param commandId the id of the command
     * @param index the index of the event among the events of the command, at least 0
     * @throws IllegalArgumentException if the index is negative
     */
    public static UUID of(UUID commandId, int index) {
        Objects.requireNonNull(commandId, "commandId");
        if (index < 0) {
            throw new IllegalArgumentException("index must be at least 0, was " + index);
        }
        ByteBuffer hash = ByteBuffer.wrap(sha256(commandId, index));
        long most = hash.getLong();
        long least = hash.getLong();
        if (commandId.version() == TIME_ORDERED) {
            most = (commandId.getMostSignificantBits() & TIME) | (most & ~TIME);
        }
        return new UUID((most & ~0xf000L) | 0x8000L, (least & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }

    private static byte[] sha256(UUID commandId, int index) {
        ByteBuffer input = ByteBuffer.allocate(20)
                .putLong(commandId.getMostSignificantBits())
                .putLong(commandId.getLeastSignificantBits())
                .putInt(index);
        try {
            return MessageDigest.getInstance("SHA-256").digest(input.array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A new time-ordered id, greater than all earlier ones of this JVM. */
    static UUID next() {
        return ordered(LAST_TICK.accumulateAndGet(tick(EventTime.now()), (last, now) -> Math.max(last + 1, now)));
    }

    @SuppressWarnings("JavaInstantGetSecondsGetNano") // the fraction of the millisecond is wanted
    private static long tick(Instant now) {
        long fraction = ((now.getNano() % NANOS_PER_MILLI) << FRACTION_BITS) / NANOS_PER_MILLI;
        return (now.toEpochMilli() << FRACTION_BITS) | fraction;
    }

    private static UUID ordered(long tick) {
        long most = (tick >>> FRACTION_BITS << 16) | 0x7000L | (tick & 0xfffL);
        long least = (RANDOM.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(most, least);
    }
}
