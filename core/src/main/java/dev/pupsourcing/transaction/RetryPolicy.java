// SPDX-License-Identifier: MIT
package dev.pupsourcing.transaction;

import java.time.Duration;
import java.util.Objects;

/**
 * The number of attempts, and the pauses between them, for a unit of work that is run again in a new transaction.
 * Immutable.
 *
 * <p>The pause before the n-th retry is random, between half and all of {@code firstDelay} doubled n - 1 times, at most
 * {@code maxDelay}.
 *
 * @param attempts the maximum number of attempts, at least 1
 * @param firstDelay the maximum pause before the first retry
 * @param maxDelay the maximum pause
 * @param onConflict whether to run the work again after a version conflict, for work that reads the stream and decides
 *     again
 */
public record RetryPolicy(int attempts, Duration firstDelay, Duration maxDelay, boolean onConflict) {

    private static final int MAX_DOUBLINGS = 62;

    /** The default number of attempts if the database aborts the transaction. */
    public static final int DEFAULT_ATTEMPTS = 5;

    /** The default maximum pause before the first retry. */
    public static final Duration DEFAULT_FIRST_DELAY = Duration.ofMillis(5);

    /** The default maximum pause. */
    public static final Duration DEFAULT_MAX_DELAY = Duration.ofMillis(500);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is no attempt or a delay is negative
     */
    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, was " + attempts);
        }
        if (Objects.requireNonNull(firstDelay, "firstDelay").isNegative()
                || Objects.requireNonNull(maxDelay, "maxDelay").compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException(
                    "delays " + firstDelay + " to " + maxDelay + " are negative or not in ascending order");
        }
    }

    /** Retries only lost transactions. */
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

    /** This policy with a different number of attempts. */
    public RetryPolicy withAttempts(int count) {
        return new RetryPolicy(count, firstDelay, maxDelay, onConflict);
    }

    /**
     * The pause before a retry.
     *
     * @param repetition the number of the retry, from 1
     * @param chance a random number from 0 to 1 that selects a pause between half and all of the delay
     */
    public Duration delay(int repetition, double chance) {
        double longest =
                Math.min(nanos(firstDelay) * Math.scalb(1.0, Math.min(repetition - 1, MAX_DOUBLINGS)), nanos(maxDelay));
        return Duration.ofNanos((long) (longest * (0.5 + 0.5 * chance)));
    }

    private static double nanos(Duration duration) {
        return duration.getSeconds() * 1e9 + duration.getNano();
    }
}
