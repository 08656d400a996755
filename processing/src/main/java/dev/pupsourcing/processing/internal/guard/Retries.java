// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.guard;

import dev.pupsourcing.processing.internal.signal.Signal;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.transaction.Backoff;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Runs transactions, and repeats them after transient failures. Not thread-safe.
 *
 * <p>Failures of the environment are retried without limit: a database that is unreachable, read-only or full, rejects
 * the login, or does not grant a lock. A connection that breaks repeatedly while handlers use it is treated
 * differently, because the server may fail on the statements that it is sent.
 */
public final class Retries {

    /** The number of times that the connection may break while the handlers of one batch use it. */
    private static final int MOST_BREAKS = 10;

    /** The maximum pause during failures of the environment, unless the policy has longer ones. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final TransactionRunner transactions;
    private final ProjectionStore store;
    private final Backoff policy;
    private final Backoff waits;
    private final Signal signal;
    private final BiConsumer<Throwable, FailureKind> failures;
    private boolean broken;

    /**
     * Creates retries.
     *
     * @param signal ends pauses
     * @param failures called for every failure that is retried, with its kind
     */
    public Retries(
            TransactionRunner transactions,
            ProjectionStore store,
            Backoff policy,
            Signal signal,
            BiConsumer<Throwable, FailureKind> failures) {
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
     * @throws PermanentFailure if it fails permanently, or too often
     * @throws CheckpointMovedException if the work throws it
     * @throws ServerChangedException if the work throws it
     * @throws StoppingException if a stop is requested
     */
    public <T extends @Nullable Object> T call(TransactionWork<T, RuntimeException> work) throws PermanentFailure {
        return call(work, kind -> kind == FailureKind.TRANSIENT);
    }

    /**
     * Runs work in a transaction until it has committed, but waits for locks only as long as the policy says.
     *
     * @throws PermanentFailure if it fails permanently, or too often
     * @throws StoppingException if a stop is requested
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
                failures.accept(reason, kind);
                pause(failed, kind);
            }
        }
    }

    /** Records that the connection of the current transaction broke during its use. */
    public void broken() {
        broken = true;
    }

    /** Pauses before a retry of a handler. */
    public void pauseAfter(Throwable failure, Backoff forHandlers, int failed) {
        failures.accept(failure, FailureKind.PERMANENT);
        pause(forHandlers, failed);
    }

    /** Pauses before a retry, longer each time. */
    public void pause(int failed, FailureKind kind) {
        boolean outside = kind == FailureKind.UNAVAILABLE || kind == FailureKind.ENVIRONMENT;
        pause(outside ? waits : policy, failed);
    }

    private void pause(Backoff pauses, int failed) {
        RetryPolicy delays = RetryPolicy.none().withDelays(pauses.firstDelay(), pauses.maxDelay());
        try {
            if (signal.pause(delays.delay(failed, ThreadLocalRandom.current().nextDouble()))) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StoppingException();
    }
}
