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

/**
 * Runs transactions again while their failures may pass. For one thread.
 *
 * <p>A database that cannot be reached is waited for, however long that takes. A connection that breaks again and again while
 * handlers use it is something else: the server may refuse what it is sent, or the time that it takes.
 */
final class Retries {

    /** How often the connection may break in the hands of one batch's handlers. */
    private static final int MOST_BREAKS = 10;

    private final TransactionRunner transactions;
    private final ProjectionStore store;
    private final RetryPolicy policy;
    private final Signal signal;
    private final Consumer<Throwable> failures;
    private boolean broken;

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
        int tries = 0;
        int breaks = 0;
        for (int failed = 1; ; failed++) {
            broken = false;
            try {
                return transactions.call(work);
            } catch (CheckpointMovedException | ServerChangedException | StoppingException e) {
                throw e;
            } catch (Throwable e) {
                FailureKind kind = FailureKind.of(e, store);
                tries += kind == FailureKind.TRANSIENT ? 1 : 0;
                breaks += kind == FailureKind.UNAVAILABLE && broken ? 1 : 0;
                if (kind == FailureKind.PERMANENT || tries == policy.attempts() || breaks == MOST_BREAKS) {
                    throw new PermanentFailure(e, failed);
                }
                failures.accept(e);
                pause(failed);
            }
        }
    }

    /** Tells that the connection of the transaction which is run broke while it was used. */
    void broken() {
        broken = true;
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
