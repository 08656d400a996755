// SPDX-License-Identifier: MIT
package dev.pupsourcing.transaction;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often, and after which pauses, a unit of work is run again in a new transaction. Immutable.
 *
 * <p>The pause before the n-th repetition is drawn between half and all of the first delay doubled n - 1 times, at most
 * the longest delay.
 */
public final class RetryPolicy {

    private static final int MAX_DOUBLINGS = 62;

    /** How often work runs by default if the database gives up its transaction. */
    public static final int DEFAULT_ATTEMPTS = 5;

    /** The longest pause before the first repetition by default. */
    public static final Duration DEFAULT_FIRST_DELAY = Duration.ofMillis(5);

    /** The longest pause of all by default. */
    public static final Duration DEFAULT_MAX_DELAY = Duration.ofMillis(500);

    private final int attempts;
    private final Duration firstDelay;
    private final Duration maxDelay;
    private final boolean onConflict;

    private RetryPolicy(int attempts, Duration firstDelay, Duration maxDelay, boolean onConflict) {
        this.attempts = attempts;
        this.firstDelay = firstDelay;
        this.maxDelay = maxDelay;
        this.onConflict = onConflict;
    }

    /** Only lost transactions are run again. */
    public static RetryPolicy lostTransactions() {
        return new RetryPolicy(DEFAULT_ATTEMPTS, DEFAULT_FIRST_DELAY, DEFAULT_MAX_DELAY, false);
    }

    /** Lost transactions and version conflicts are run again. */
    public static RetryPolicy conflicts() {
        return new RetryPolicy(DEFAULT_ATTEMPTS, DEFAULT_FIRST_DELAY, DEFAULT_MAX_DELAY, true);
    }

    /** Nothing is run again. */
    public static RetryPolicy none() {
        return new RetryPolicy(1, Duration.ZERO, Duration.ZERO, false);
    }

    /**
     * This policy with another number of attempts.
     *
     * @param count the number of times that the work runs at most, at least 1
     * @throws IllegalArgumentException if it is below 1
     */
    public RetryPolicy withAttempts(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, was " + count);
        }
        return new RetryPolicy(count, firstDelay, maxDelay, onConflict);
    }

    /**
     * This policy with other pauses.
     *
     * @param first the longest pause before the first repetition
     * @param max the longest pause of all, at least the first
     * @throws IllegalArgumentException if a delay is negative, or the longest is shorter than the first
     */
    public RetryPolicy withDelays(Duration first, Duration max) {
        if (Objects.requireNonNull(first, "firstDelay").isNegative()
                || Objects.requireNonNull(max, "maxDelay").compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "delays must be at least 0 and in ascending order, were " + first + " and " + max);
        }
        return new RetryPolicy(attempts, first, max, onConflict);
    }

    /** This policy without repetition after a version conflict. */
    public RetryPolicy withoutConflicts() {
        return new RetryPolicy(attempts, firstDelay, maxDelay, false);
    }

    /** The number of times that the work runs at most, at least 1. */
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

    /**
     * Whether a version conflict is a reason to run the work again, as it is for work that reads the stream and decides from
     * the start.
     */
    public boolean onConflict() {
        return onConflict;
    }

    /**
     * The pause before a repetition.
     *
     * @param repetition which one, from 1
     * @param chance a number from 0 to 1 that decides between half and all of the delay
     */
    public Duration delay(int repetition, double chance) {
        double longest =
                Math.min(nanos(firstDelay) * Math.scalb(1.0, Math.min(repetition - 1, MAX_DOUBLINGS)), nanos(maxDelay));
        return Duration.ofNanos((long) (longest * (0.5 + 0.5 * chance)));
    }

    private static double nanos(Duration duration) {
        return duration.getSeconds() * 1e9 + duration.getNano();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RetryPolicy that
                && attempts == that.attempts
                && onConflict == that.onConflict
                && firstDelay.equals(that.firstDelay)
                && maxDelay.equals(that.maxDelay);
    }

    @Override
    public int hashCode() {
        return Objects.hash(attempts, firstDelay, maxDelay, onConflict);
    }

    /** The attempts, the delays and whether conflicts count. */
    @Override
    public String toString() {
        return attempts + " attempts, delays " + firstDelay + " to " + maxDelay
                + (onConflict ? ", also after conflicts" : "");
    }
}
