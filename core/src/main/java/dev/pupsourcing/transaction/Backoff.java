// SPDX-License-Identifier: MIT
package dev.pupsourcing.transaction;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The number of attempts, and the pauses between them. Immutable.
 *
 * <p>The pause before the n-th repetition is drawn between half and all of the first delay doubled n - 1 times, at most the
 * longest delay.
 */
public final class Backoff {

    private final int attempts;
    private final Duration firstDelay;
    private final Duration maxDelay;

    private Backoff(int attempts, Duration firstDelay, Duration maxDelay) {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, was " + attempts);
        }
        if (Objects.requireNonNull(firstDelay, "firstDelay").isNegative()) {
            throw new IllegalArgumentException("firstDelay must not be negative, was " + firstDelay);
        }
        if (Objects.requireNonNull(maxDelay, "maxDelay").compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException(
                    "maxDelay must be at least firstDelay, which is " + firstDelay + ", was " + maxDelay);
        }
        this.attempts = attempts;
        this.firstDelay = firstDelay;
        this.maxDelay = maxDelay;
    }

    /**
     * Attempts with pauses.
     *
     * @param attempts the number of attempts, at least 1
     * @param firstDelay the longest pause before the first repetition; not negative
     * @param maxDelay the longest pause of all; at least the first
     * @throws IllegalArgumentException if a value is out of range
     */
    public static Backoff of(int attempts, Duration firstDelay, Duration maxDelay) {
        return new Backoff(attempts, firstDelay, maxDelay);
    }

    /** The number of attempts. */
    public int attempts() {
        return attempts;
    }

    /** The longest pause before the first repetition. */
    public Duration firstDelay() {
        return firstDelay;
    }

    /** The longest pause of all. */
    public Duration maxDelay() {
        return maxDelay;
    }

    /** The same pauses with another number of attempts. */
    public Backoff withAttempts(int number) {
        return new Backoff(number, firstDelay, maxDelay);
    }

    /** The same number of attempts with other pauses. */
    public Backoff withDelays(Duration first, Duration longest) {
        return new Backoff(attempts, first, longest);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Backoff that
                && attempts == that.attempts
                && firstDelay.equals(that.firstDelay)
                && maxDelay.equals(that.maxDelay);
    }

    @Override
    public int hashCode() {
        return Objects.hash(attempts, firstDelay, maxDelay);
    }

    @Override
    public String toString() {
        return attempts + " attempts, " + firstDelay + " to " + maxDelay + " apart";
    }
}
