// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.transaction.Backoff;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to do with an event that a projection cannot handle. Immutable.
 *
 * <p>Transactions that the database gives up, because of a deadlock for example, are retried first, as {@link #retries()}
 * says. Trouble of the environment is waited for, however long it takes, and never charged to an event: a database that
 * cannot be reached, is read-only or full, refuses the login, lacks a resource, or does not grant a lock. A connection that
 * breaks ten times while the same handlers use it counts as a permanent failure.
 */
public final class ErrorPolicy {

    /** The default number of attempts after transient failures. */
    public static final int DEFAULT_ATTEMPTS = 10;

    /** The default maximum pause before the first retry; it doubles with each retry. */
    public static final Duration DEFAULT_FIRST_DELAY = Duration.ofMillis(25);

    /** The default maximum pause. */
    public static final Duration DEFAULT_MAX_DELAY = Duration.ofMillis(500);

    private static final Backoff RETRIES = Backoff.of(DEFAULT_ATTEMPTS, DEFAULT_FIRST_DELAY, DEFAULT_MAX_DELAY);

    private final Action action;
    private final Backoff retries;
    private final Optional<Backoff> handlerRetries;

    /** The action for an event that cannot be handled. More may be added; a switch needs a default. */
    public enum Action {
        /** Stop before the event. */
        STOP,
        /** Park the stream: its events wait, in order, and the other streams continue. */
        PARK,
        /** Store the event as a dead letter and continue, with its stream too: the order of its events is given up. */
        DEAD_LETTER
    }

    private ErrorPolicy(Action action, Backoff retries, Optional<Backoff> handlerRetries) {
        this.action = Objects.requireNonNull(action, "action");
        this.retries = Objects.requireNonNull(retries, "retries");
        this.handlerRetries = handlerRetries;
    }

    /** A policy with the default retries, for an action that is chosen at run time. */
    public static ErrorPolicy of(Action action) {
        return new ErrorPolicy(action, RETRIES, Optional.empty());
    }

    /** Stops before the event; the default. */
    public static ErrorPolicy stop() {
        return of(Action.STOP);
    }

    /** Park the stream: its events wait, in order, and the other streams continue. */
    public static ErrorPolicy park() {
        return of(Action.PARK);
    }

    /** Store the event as a dead letter and continue; the order of its stream's events is given up. */
    public static ErrorPolicy deadLetter() {
        return of(Action.DEAD_LETTER);
    }

    /** What to do with the event. */
    public Action action() {
        return action;
    }

    /** The retries of transient failures of the database. */
    public Backoff retries() {
        return retries;
    }

    /** The attempts of a handler before the action is taken; empty for one attempt. */
    public Optional<Backoff> handlerRetries() {
        return handlerRetries;
    }

    /** This policy with other retries of transient failures of the database. */
    public ErrorPolicy withRetries(Backoff other) {
        return new ErrorPolicy(action, other, handlerRetries);
    }

    /**
     * This policy with retries of a handler's own exceptions, for handlers that fail now and then, for example because
     * they call a service. An event is retried alone, and all later events wait meanwhile.
     *
     * @param attempts the number of attempts in all, and the pauses between them
     */
    public ErrorPolicy withHandlerRetries(Backoff attempts) {
        return new ErrorPolicy(action, retries, Optional.of(attempts));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ErrorPolicy that
                && action == that.action
                && retries.equals(that.retries)
                && handlerRetries.equals(that.handlerRetries);
    }

    @Override
    public int hashCode() {
        return Objects.hash(action, retries, handlerRetries);
    }

    @Override
    public String toString() {
        return action + ", " + retries
                + handlerRetries.map(attempts -> ", handlers " + attempts).orElse("");
    }
}
