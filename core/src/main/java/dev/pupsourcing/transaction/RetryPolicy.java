// SPDX-License-Identifier: MIT
package dev.pupsourcing.transaction;

import java.time.Duration;
import java.util.Objects;

/**
 * How often, and after which pauses, a unit of work is run again in a new transaction. Immutable.
 *
 * <p>The pause before the n-th repetition is drawn between half and all of {@code firstDelay} doubled n - 1 times, at most
 * {@code maxDelay}.
 *
 * @param attempts how often the work runs at most, at least 1
 * @param firstDelay the longest pause before the first repetition
 * @param maxDelay the longest pause of all
 * @param onConflict whether a version conflict is a reason to run the work again, as it is for work that reads the
 *     stream and decides anew
 */
public record RetryPolicy(int attempts, Duration firstDelay, Duration maxDelay, boolean onConflict) {

    private static final int MAX_DOUBLINGS = 62;

    /** How often work runs by default if the database gives up its transaction. */
    public static final int DEFAULT_ATTEMPTS = 5;

    /** The longest pause before the first repetition by default. */
    public static final Duration DEFAULT_FIRST_DELAY = Duration.ofMillis(5);

    /** The longest pause of all by default. */
    public static final Duration DEFAULT_MAX_DELAY = Duration.ofMillis(500);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is no attempt or a delay is negative
     */
    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts " + attempts + " is below 1");
        }
        if (Objects.requireNonNull(firstDelay, "firstDelay").isNegative()
                || Objects.requireNonNull(maxDelay, "maxDelay").compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException(
                    "delays " + firstDelay + " to " + maxDelay + " are negative or not in ascending order");
        }
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

    /** This policy with another number of attempts. */
    public RetryPolicy withAttempts(int count) {
        return new RetryPolicy(count, firstDelay, maxDelay, onConflict);
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
}
