// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Whose turn it is when consumers at different positions must do with one reader. The consumer that has waited longest gets
 * it next, once the others have left: each of them when it asks, or, if its checkpoint has not reached what it has passed, when
 * it has. For one thread at a time.
 */
final class ReaderTurns {

    /** How long a turn lasts while another consumer waits. */
    static final Duration TURN = Duration.ofSeconds(1);

    /** How long the others may take to leave, before the reader is closed. */
    private static final Duration LEAVING = Duration.ofMinutes(1);

    /** After how long without asking a consumer loses its place in the line. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private final Map<Object, Long> line = new LinkedHashMap<>();
    private boolean single;
    private volatile boolean ending;
    private long begunAt;

    /** As many readers as a feed has, until {@link #single} says otherwise. */
    ReaderTurns(LongSupplier nanos) {
        this.nanos = nanos;
        this.begunAt = nanos.getAsLong();
    }

    /** Whether there is one reader for all. */
    boolean areTaken() {
        return single;
    }

    /** Sets whether there is one reader for all. */
    void single(boolean one) {
        single = one;
        ending = false;
        line.clear();
    }

    /** Whether the consumers of the reader have to leave it; any thread may ask. */
    boolean isEnding() {
        return ending;
    }

    /** Whether a consumer may use the reader that is there. */
    boolean mayUse(boolean seated, boolean pending) {
        return !ending || (seated && pending);
    }

    /** Notes that a consumer waits; whether it is the next. */
    boolean isNext(Object consumer) {
        long now = nanos.getAsLong();
        line.values().removeIf(asked -> now - asked > PATIENCE.toNanos());
        line.put(consumer, now);
        ending |= now - begunAt >= TURN.toNanos();
        return line.keySet().iterator().next() == consumer;
    }

    /** Whether the consumers of the reader take too long to leave it. */
    boolean isOverdue() {
        return ending && nanos.getAsLong() - begunAt >= TURN.plus(LEAVING).toNanos();
    }

    /** A turn begins, with a new reader. */
    void begins() {
        ending = false;
        begunAt = nanos.getAsLong();
    }

    /** Notes that a consumer has a reader, or has left. */
    void leaves(Object consumer) {
        line.remove(consumer);
    }
}
