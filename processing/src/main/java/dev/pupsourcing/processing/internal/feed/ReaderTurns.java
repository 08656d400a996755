// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The turns of consumers at different positions that share one reader. The consumer that has waited longest gets it
 * next, after the others have left: each leaves at its next request, or, if its checkpoint has not reached the
 * positions that it has passed, when it has. Used by one thread at a time.
 */
final class ReaderTurns {

    /** The duration of a turn while another consumer waits. */
    static final Duration TURN = Duration.ofSeconds(1);

    /** The time that the others have to leave before the reader is closed. */
    private static final Duration LEAVING = Duration.ofMinutes(1);

    /** The time without a request after which a consumer loses its place in the queue. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private final Map<Object, Long> line = new LinkedHashMap<>();
    private boolean single;
    private volatile boolean ending;
    private long begunAt;

    /** Starts with the normal number of readers, until {@link #single} is called. */
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

    /** Whether the consumers of the reader must leave it; can be called by any thread. */
    boolean isEnding() {
        return ending;
    }

    /** Whether a consumer may use the existing reader. */
    boolean mayUse(boolean seated, boolean pending) {
        return !ending || (seated && pending);
    }

    /** Records that a consumer waits; returns whether it is next. */
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

    /** Begins a turn with a new reader. */
    void begins() {
        ending = false;
        begunAt = nanos.getAsLong();
    }

    /** Records that a consumer has a reader, or has left. */
    void leaves(Object consumer) {
        line.remove(consumer);
    }
}
