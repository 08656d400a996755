// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.guard;

import dev.pupsourcing.processing.internal.signal.Signal;
import dev.pupsourcing.projection.Backoff;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Runs transactions again while their failures may pass. For one thread.
 *
 * <p>Trouble of the environment is waited for, however long it takes: a database that cannot be reached, is read-only or
 * full, refuses the login, or does not grant a lock. A connection that breaks again and again while handlers use it is
 * something else: the server may refuse what it is sent, or the time that it takes.
 */
public final class Retries {

    /** How often the connection may break in the hands of one batch's handlers. */
    private static final int MOST_BREAKS = 10;

    /** The longest pause while the environment is in trouble, unless the policy has longer ones. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final int MAX_DOUBLINGS = 62;

    private final TransactionRunner transactions;
    private final ProjectionStore store;
    private final Backoff policy;
    private final Backoff waits;
    private final Signal signal;
    private final Consumer<Throwable> failures;
    private boolean broken;

    /**
     * Transactions that are run again.
     *
     * @param signal ends pauses
     * @param failures is told of every failure that is retried
     */
    public Retries(
            TransactionRunner transactions,
            ProjectionStore store,
            Backoff policy,
            Signal signal,
            Consumer<Throwable> failures) {
        this.transactions = transactions;
        this.store = store;
        this.policy = policy;
        this.waits = Backoff.of(
                Integer.MAX_VALUE,
                policy.firstDelay(),
                policy.maxDelay().compareTo(LONGEST_WAIT) < 0 ? LONGEST_WAIT : policy.maxDelay());
        this.signal = signal;
        this.failures = failures;
    }

    /**
     * Runs work in a transaction until it has committed.
     *
     * @throws PermanentFailure if it fails for a reason that does not pass, or too often
     * @throws CheckpointMovedException if the work says so
     * @throws ServerChangedException if the work says so
     * @throws StoppingException if there is a stop meanwhile
     */
    public <T extends @Nullable Object> T call(TransactionWork<T, RuntimeException> work) throws PermanentFailure {
        return call(work, kind -> kind == FailureKind.TRANSIENT);
    }

    /**
     * Runs work in a transaction until it has committed, but does not wait for locks longer than the policy says.
     *
     * @throws PermanentFailure if it fails for a reason that does not pass, or too often
     * @throws StoppingException if there is a stop meanwhile
     */
    public <T extends @Nullable Object> T callUnlessLocked(TransactionWork<T, RuntimeException> work)
            throws PermanentFailure {
        return call(work, kind -> kind == FailureKind.TRANSIENT || kind == FailureKind.TIMEOUT);
    }

    private <T extends @Nullable Object> T call(
            TransactionWork<T, RuntimeException> work, Predicate<FailureKind> limited) throws PermanentFailure {
        int tries = 0;
        int breaks = 0;
        for (int failed = 1; ; failed++) {
            broken = false;
            Attempt<T> attempt = new Attempt<>(work, store);
            try {
                return transactions.call(attempt);
            } catch (CheckpointMovedException | ServerChangedException | StoppingException e) {
                throw e;
            } catch (Throwable e) {
                Throwable reason = attempt.reason(e);
                FailureKind kind = attempt.kind(reason, broken);
                tries += limited.test(kind) ? 1 : 0;
                breaks += broken && kind != FailureKind.ENVIRONMENT ? 1 : 0;
                if (kind == FailureKind.PERMANENT || tries == policy.attempts() || breaks == MOST_BREAKS) {
                    throw new PermanentFailure(reason, failed);
                }
                failures.accept(reason);
                pause(failed, kind);
            }
        }
    }

    /** Tells that the connection of the transaction which is run broke while it was used. */
    public void broken() {
        broken = true;
    }

    /** Pauses before a repetition that the policy for handlers asks for. */
    public void pauseAfter(Throwable failure, Backoff forHandlers, int failed) {
        failures.accept(failure);
        pause(forHandlers, failed);
    }

    /** Pauses before a repetition, longer each time. */
    public void pause(int failed, FailureKind kind) {
        boolean outside = kind == FailureKind.UNAVAILABLE || kind == FailureKind.ENVIRONMENT;
        pause(outside ? waits : policy, failed);
    }

    private void pause(Backoff pauses, int failed) {
        try {
            if (signal.pause(delay(pauses, failed, ThreadLocalRandom.current().nextDouble()))) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StoppingException();
    }

    /**
     * The pause before a repetition.
     *
     * @param repetition its number, from 1
     * @param chance a number from 0 to 1 that decides between half and all of the delay
     */
    public static Duration delay(Backoff pauses, int repetition, double chance) {
        double longest = Math.min(
                nanos(pauses.firstDelay()) * Math.scalb(1.0, Math.min(repetition - 1, MAX_DOUBLINGS)),
                nanos(pauses.maxDelay()));
        return Duration.ofNanos((long) (longest * (0.5 + 0.5 * chance)));
    }

    private static double nanos(Duration duration) {
        return duration.getSeconds() * 1e9 + duration.getNano();
    }
}
