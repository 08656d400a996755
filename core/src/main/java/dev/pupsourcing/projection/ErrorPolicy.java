// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.transaction.RetryPolicy;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What becomes of an event that a projection cannot handle. Immutable.
 *
 * <p>Transactions that the database gives up, because of a deadlock for example, are retried first, as {@link #retries()}
 * says. Trouble of the environment is waited for, however long it takes, and never charged to an event: a database that
 * cannot be reached, is read-only or full, refuses the login, lacks a resource, or does not grant a lock. A connection that
 * breaks ten times while the same handlers use it counts as a failure that does not pass.
 *
 * @param action what to do with the event
 * @param retries how often, and after which pauses, a failure of the database that may pass is tried again
 * @param handlerRetries how often, and after which pauses, an event that a handler could not handle is tried again before
 *     the action is taken; empty for not at all
 */
public record ErrorPolicy(Action action, RetryPolicy retries, Optional<RetryPolicy> handlerRetries) {

    /** How often a batch is tried by default if its failure may pass. */
    public static final int DEFAULT_ATTEMPTS = 10;

    /** The longest pause before the first repetition by default; it doubles with each. */
    public static final Duration DEFAULT_FIRST_DELAY = Duration.ofMillis(25);

    /** The longest pause of all by default. */
    public static final Duration DEFAULT_MAX_DELAY = Duration.ofMillis(500);

    /** What to do with an event that cannot be handled. */
    public enum Action {
        /** Stop before the event, and say so. */
        STOP,
        /** Let the events of its aggregate wait, in order, and go on with the others. */
        PARK,
        /** Put the event aside and go on, with its aggregate too: its order is given up. */
        DEAD_LETTER
    }

    private static final RetryPolicy RETRIES =
            new RetryPolicy(DEFAULT_ATTEMPTS, DEFAULT_FIRST_DELAY, DEFAULT_MAX_DELAY, false);

    /** Checks that nothing is missing. */
    public ErrorPolicy {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(retries, "retries");
        Objects.requireNonNull(handlerRetries, "handlerRetries");
    }

    /** A policy that does not try failures of handlers again. */
    public ErrorPolicy(Action action, RetryPolicy retries) {
        this(action, retries, Optional.empty());
    }

    /** Stop before the event; the default. */
    public static ErrorPolicy stop() {
        return new ErrorPolicy(Action.STOP, RETRIES);
    }

    /** Let the events of its aggregate wait, and go on with the others. */
    public static ErrorPolicy park() {
        return new ErrorPolicy(Action.PARK, RETRIES);
    }

    /** Put the event aside and go on; the order of its aggregate's events is given up. */
    public static ErrorPolicy deadLetter() {
        return new ErrorPolicy(Action.DEAD_LETTER, RETRIES);
    }

    /** This policy with other retries of failures of the database that may pass. */
    public ErrorPolicy withRetries(RetryPolicy other) {
        return new ErrorPolicy(action, other, handlerRetries);
    }

    /**
     * This policy with retries of a handler's own exceptions, for handlers that fail now and then, for example because
     * they call a service. An event is tried again alone, and all that follows it waits meanwhile.
     *
     * @param policy how often the event is tried in all, and after which pauses
     */
    public ErrorPolicy withHandlerRetries(RetryPolicy policy) {
        return new ErrorPolicy(action, retries, Optional.of(policy));
    }
}
