// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.processing.internal.guard.FailureKind;
import dev.pupsourcing.processing.internal.guard.LimitedTransactions;
import dev.pupsourcing.processing.internal.guard.PermanentFailure;
import dev.pupsourcing.processing.internal.guard.StoppingException;
import dev.pupsourcing.processing.internal.lease.RunningPartition;
import dev.pupsourcing.processing.internal.partition.PartitionTask.Outcome;
import dev.pupsourcing.processing.internal.report.SteadyLogger;
import dev.pupsourcing.processing.internal.report.Stopped;
import dev.pupsourcing.processing.internal.signal.Signal;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.projection.status.PartitionStatus.Phase;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Runs a partition on a separate thread until it ends, fails or is stopped. */
public final class PartitionThread implements RunningPartition {

    /** The pause before checking again whether another owner has gone, or the projection was resumed. */
    static final Duration STANDBY = Duration.ofSeconds(1);

    /** The maximum wait for a wake-up. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final PartitionTask task;
    private final PartitionParts parts;
    private final LimitedTransactions transactions;
    private final Signal signal;
    private final SteadyLogger logger;
    private final CompletableFuture<@Nullable ProjectionStoppedException> ended = new CompletableFuture<>();

    /**
     * Creates a partition that is not started.
     *
     * @param signal wakes and stops it, and all others that share the signal
     */
    PartitionThread(PartitionTask task, PartitionParts parts, LimitedTransactions transactions, Signal signal) {
        this.task = task;
        this.parts = parts;
        this.transactions = transactions;
        this.signal = signal;
        this.logger = new SteadyLogger(parts.run().logger());
    }

    @Override
    public void wakeUp() {
        signal.wakeUp();
    }

    @Override
    public void requestStop() {
        signal.stop();
    }

    @Override
    public Duration inBatch() {
        return transactions.open();
    }

    @Override
    public CompletableFuture<@Nullable ProjectionStoppedException> ended() {
        return ended;
    }

    @Override
    public PartitionStatus status() {
        return parts.progress().status();
    }

    @Override
    public void start() {
        parts.feed().expect(task);
        PartitionStatus status = status();
        Thread thread = new Thread(
                this::run, "pup-" + status.projection() + "-" + status.slots().first());
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (Throwable e) {
            end(failure(e));
        }
    }

    private void run() {
        ProjectionStoppedException failure = null;
        try {
            loop();
        } catch (StoppingException e) {
            logger.log(Level.DEBUG, status().projection() + " was stopped in a pause");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            failure = failure(e);
        }
        end(failure);
    }

    private ProjectionStoppedException failure(Throwable thrown) {
        Throwable reason = thrown instanceof PermanentFailure permanent ? permanent.reason() : thrown;
        return reason instanceof ProjectionStoppedException stopped
                ? stopped
                : Stopped.because(status().projection(), reason);
    }

    private void end(@Nullable ProjectionStoppedException failure) {
        try {
            boolean paused = failure != null && CheckpointErrors.isPause(failure);
            if (failure != null) {
                parts.progress().failed(failure);
            }
            if (failure != null && !paused) {
                logger.log(Level.ERROR, String.valueOf(failure.getMessage()), failure.getCause());
                parts.row().failed(transactions, failure);
            }
            parts.progress().phase(failure == null ? Phase.STOPPED : Phase.FAILED, parts.owner());
            parts.feed().leave(task);
            parts.claim().close();
            if (failure != null && !paused) {
                parts.listeners().stopped(failure);
            }
        } catch (Throwable e) {
            logger.log(Level.WARNING, status().projection() + " could not be closed", e);
        } finally {
            ended.complete(failure);
        }
    }

    private void loop() throws PermanentFailure, InterruptedException {
        Outcome outcome = Outcome.MOVED;
        for (int failed = 0; !signal.stopped() && outcome != Outcome.DONE; ) {
            long ticket = signal.ticket();
            try {
                outcome = task.step();
                failed = 0;
            } catch (RuntimeException e) {
                pause(e, ++failed);
                continue;
            }
            await(outcome, ticket);
        }
    }

    /** The log is read outside any transaction, so its failures are handled here. */
    private void pause(RuntimeException failure, int failed) {
        FailureKind kind = parts.kindOf(failure);
        if (failure instanceof ProjectionStoppedException
                || failure instanceof StoppingException
                || kind == FailureKind.PERMANENT) {
            throw failure;
        }
        parts.progress().retrying(failure, kind, parts.owner());
        parts.retries().pause(failed, kind);
    }

    private void await(Outcome outcome, long ticket) throws InterruptedException {
        switch (outcome) {
            case CAUGHT_UP -> signal.await(ticket, task.pending() ? parts.run().pollInterval() : LONGEST_WAIT);
            case STALLED -> signal.await(ticket, parts.run().pollInterval());
            case OWNED, PAUSED -> signal.pause(STANDBY);
            default -> {
                // there is more to do, or it has ended
            }
        }
    }
}
