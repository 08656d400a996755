// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.RetryPolicy;
import dev.pupsourcing.TransactionRunner;
import dev.pupsourcing.TransactionWork;
import dev.pupsourcing.processing.signal.Signal;
import dev.pupsourcing.projection.store.ProjectionStore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs transactions again while their failures may pass. For one thread. */
final class Retries {

    private final TransactionRunner transactions;
    private final ProjectionStore store;
    private final RetryPolicy policy;
    private final Signal signal;
    private final Consumer<Throwable> failures;

    /**
     * Transactions that are run again.
     *
     * @param signal ends pauses
     * @param failures is told of every failure that is retried
     */
    Retries(
            TransactionRunner transactions,
            ProjectionStore store,
            RetryPolicy policy,
            Signal signal,
            Consumer<Throwable> failures) {
        this.transactions = transactions;
        this.store = store;
        this.policy = policy;
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
    <T extends @Nullable Object> T call(TransactionWork<T> work) throws PermanentFailure {
        for (int failed = 1; ; failed++) {
            try {
                return transactions.call(work);
            } catch (CheckpointMovedException | ServerChangedException | StoppingException e) {
                throw e;
            } catch (Throwable e) {
                pause(e, failed);
            }
        }
    }

    private void pause(Throwable failure, int failed) throws PermanentFailure {
        FailureKind kind = FailureKind.of(failure, store);
        boolean again =
                kind == FailureKind.UNAVAILABLE || (kind == FailureKind.TRANSIENT && failed < policy.attempts());
        if (!again) {
            throw new PermanentFailure(failure, failed);
        }
        failures.accept(failure);
        pause(failed);
    }

    /** Pauses before a repetition. */
    void pause(int failed) {
        try {
            if (signal.pause(policy.delay(failed, ThreadLocalRandom.current().nextDouble()))) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StoppingException();
    }
}
