// SPDX-License-Identifier: MIT
package dev.pupsourcing.transaction;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often, and with which delays, a unit of work is retried in a new transaction. Immutable.
 *
 * <p>The delay before the n-th retry is random, between half and all of the first delay doubled n - 1 times, at most
 * the longest delay.
 */
public final class RetryPolicy {

    private static final int MAX_DOUBLINGS = 62;

    /** The default number of attempts if the database aborts the transaction. */
    public static final int DEFAULT_ATTEMPTS = 5;

    /** The default of the longest delay before the first retry. */
    public static final Duration DEFAULT_FIRST_DELAY = Duration.ofMillis(5);

    /** The default of the longest delay. */
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

    /** Retries lost transactions only. */
    public static RetryPolicy lostTransactions() {
        return new RetryPolicy(DEFAULT_ATTEMPTS, DEFAULT_FIRST_DELAY, DEFAULT_MAX_DELAY, false);
    }

    /** Retries lost transactions and version conflicts. */
    public static RetryPolicy conflicts() {
        return new RetryPolicy(DEFAULT_ATTEMPTS, DEFAULT_FIRST_DELAY, DEFAULT_MAX_DELAY, true);
    }

    /** Retries nothing. */
    public static RetryPolicy none() {
        return new RetryPolicy(1, Duration.ZERO, Duration.ZERO, false);
    }

    /**
     * This policy with another number of attempts.
     *
     * @param count the largest number of attempts, at least 1
     * @throws IllegalArgumentException if it is below 1
     */
    public RetryPolicy withAttempts(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, was " + count);
        }
        return new RetryPolicy(count, firstDelay, maxDelay, onConflict);
    }

    /**
     * This policy with other delays.
     *
     * @param first the longest delay before the first retry
     * @param max the longest delay, at least the first
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

    /** This policy without retries after a version conflict. */
    public RetryPolicy withoutConflicts() {
        return new RetryPolicy(attempts, firstDelay, maxDelay, false);
    }

    /** The largest number of attempts, at least 1. */
    public int attempts() {
        return attempts;
    }

    /** The longest delay before the first retry. */
    public Duration firstDelay() {
        return firstDelay;
    }

    /** The longest delay. */
    public Duration maxDelay() {
        return maxDelay;
    }

    /**
     * Whether version conflicts are retried, which suits work that reads the stream and then decides.
     */
    public boolean onConflict() {
        return onConflict;
    }

    /**
     * The delay before a retry.
     *
     * @param repetition the number of the retry, from 1
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

    /** The attempts, the delays, and whether conflicts are retried. */
    @Override
    public String toString() {
        return attempts + " attempts, delays " + firstDelay + " to " + maxDelay
                + (onConflict ? ", also after conflicts" : "");
    }
}
