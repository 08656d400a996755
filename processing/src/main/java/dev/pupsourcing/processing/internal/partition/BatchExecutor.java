// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.internal.guard.TransactionGuard;
import dev.pupsourcing.processing.internal.guard.CheckpointMovedException;
import dev.pupsourcing.processing.internal.guard.DeadLetterLimit;
import dev.pupsourcing.processing.internal.guard.FailureKind;
import dev.pupsourcing.processing.internal.guard.HandlerCall;
import dev.pupsourcing.processing.internal.guard.PermanentFailure;
import dev.pupsourcing.processing.internal.guard.Retries;
import dev.pupsourcing.processing.internal.guard.ServerChangedException;
import dev.pupsourcing.processing.internal.report.Causes;
import dev.pupsourcing.processing.internal.report.Stopped;
import dev.pupsourcing.processing.internal.settings.ProjectionSettings;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.processing.internal.signal.Signal;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.FailedEvent;
import dev.pupsourcing.projection.spi.ParkedStreamRow;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.projection.spi.TakenCheckpoint;
import dev.pupsourcing.projection.status.BatchScope;
import dev.pupsourcing.transaction.Backoff;
import dev.pupsourcing.transaction.TransactionEndedException;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Handles events in transactions that also move the checkpoint. Not thread-safe.
 *
 * <ol> <li>Take the checkpoint, which locks it and gives it a new revision; if it belongs to another owner, roll back
 * and throw. <li>Handle the events, except those of parked streams. <li>Move the checkpoint with the last statement, if
 * this is still the transaction that has taken it, and commit. A handler that commits early can therefore cause
 * repeated events, but never lost ones. <li>After a permanent failure: roll back, and handle both halves of the batch,
 * down to single events. Only then does the error policy apply, to a single event.
 * </ol>
 *
 * <p>After a stop the remaining events are not handled: the checkpoint is at the end of the last batch.
 */
final class BatchExecutor {

    private final Projection projection;
    private final SlotAssigner slots;
    private final ProjectionStore store;
    private final RunSettings run;
    private final ProjectionSettings settings;
    private final Ownership ownership;
    private final HandlerCall handler;
    private final Retries retries;
    private final Signal signal;
    private final PartitionProgress progress;
    private final PartitionListeners listeners;
    private final DeadLetterLimit deadLetters;
    private int attempts;
    private long begunAt;
    private boolean again;
    private int failedAlone;

    BatchExecutor(
            Registration registration,
            ProjectionStore store,
            Retries retries,
            Signal signal,
            PartitionProgress progress,
            PartitionListeners listeners) {
        this.projection = registration.projection();
        this.slots = registration.slots();
        this.store = store;
        this.run = registration.run();
        this.settings = registration.settings();
        this.ownership = new Ownership(registration, store);
        this.handler = new HandlerCall(projection, store);
        this.retries = retries;
        this.signal = signal;
        this.progress = progress;
        this.listeners = listeners;
        this.deadLetters = registration.deadLetters();
    }

    /**
     * Handles the events of a page and moves the checkpoint to its end, or to an earlier position after a stop.
     *
     * @param page begins at the current checkpoint
     * @throws CheckpointMovedException if another owner has moved the checkpoint
     * @throws ServerChangedException if the server is not the one from which the events were read
     * @throws ProjectionStoppedException if an event cannot be handled and the error policy is to stop
     */
    void apply(ClaimedCheckpoints work, Batch page) {
        Deque<Batch> pending =
                work.next(page).inSizesOf(projection.handlesBatches() ? run.pageSize() : settings.batchSize());
        while (!pending.isEmpty() && !signal.stopped()) {
            Batch next = pending.pop();
            Batch batch = next.with(work.notParked(next.events(), slots));
            try {
                commit(work, batch);
            } catch (PermanentFailure e) {
                failed(work, batch, pending, e);
            }
        }
    }

    private void failed(ClaimedCheckpoints work, Batch batch, Deque<Batch> pending, PermanentFailure failure) {
        if (failure.reason() instanceof TransactionEndedException ended) {
            throw Stopped.because(projection.name(), ended);
        }
        if (batch.events().size() > 1) {
            attempts = 0;
            listeners.retrying(failure.reason(), FailureKind.PERMANENT);
            pending.push(batch.secondHalf());
            pending.push(batch.firstHalf());
        } else if (isTriedAgain(batch, failure)) {
            pending.push(batch);
        } else {
            single(work, batch, failure);
        }
    }

    /** Whether the error policy retries an event after a handler's failure; pauses first. */
    private boolean isTriedAgain(Batch batch, PermanentFailure failure) {
        Optional<Backoff> policy = settings.errorPolicy().handlerRetries();
        failedAlone++;
        if (policy.isEmpty()
                || batch.events().isEmpty()
                || fatal(failure.reason())
                || failedAlone >= policy.get().attempts()) {
            return false;
        }
        retries.pauseAfter(failure.reason(), policy.get(), failedAlone);
        return true;
    }

    private void commit(ClaimedCheckpoints work, Batch batch) throws PermanentFailure {
        Checkpoint moved = retries.call(tx -> handle(tx, work, batch));
        moved(work, batch, moved, batch.events().size());
        if (!listeners.isEmpty()) {
            listeners.handled(batch, Duration.ofNanos(run.nanos().getAsLong() - begunAt), attempts);
        }
        attempts = 0;
    }

    private void moved(ClaimedCheckpoints work, Batch batch, Checkpoint moved, int handled) {
        again = false;
        failedAlone = 0;
        if (!work.source().mark().isNone()) {
            work.source().confirmed();
        }
        work.moved(batch, moved);
        progress.moved(batch.to(), handled);
    }

    /** The library's own statements need no guard. */
    private Checkpoint handle(Connection tx, ClaimedCheckpoints work, Batch batch) throws SQLException {
        attempts++;
        begunAt = listeners.isEmpty() ? 0 : run.nanos().getAsLong();
        Connection own = TransactionGuard.beneath(tx);
        TakenCheckpoint taken = take(own, work, batch);
        if (!batch.events().isEmpty()) {
            handle(tx, batch.events());
        }
        return ownership.advance(tx, taken, batch);
    }

    private void handle(Connection tx, List<PersistedEvent> events) throws SQLException {
        BatchScope scope = listeners.started(events, attempts);
        try {
            handler.handle(tx, events);
        } catch (Throwable failure) {
            if (isBroken(tx)) {
                retries.broken();
            }
            scope.failed(failure);
            throw failure;
        } finally {
            clearInterrupt();
            scope.close();
        }
    }

    /**
     * Only a handler interrupts this thread, and stops are requested in a different way, so an interrupt must not end
     * the run.
     */
    private void clearInterrupt() {
        if (Thread.interrupted()) {
            run.logger()
                    .log(Level.WARNING, HandlerCall.subject(projection) + " left its thread interrupted; it continues");
        }
    }

    private static boolean isBroken(Connection tx) {
        try {
            return tx.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** The failure may be a crash of the server, even if the server shows the same mark afterwards. */
    private TakenCheckpoint take(Connection tx, ClaimedCheckpoints work, Batch batch) {
        boolean triedBefore = again;
        again = true;
        TakenCheckpoint taken =
                ownership.take(tx, work.before(batch), work.source().mark());
        if (triedBefore) {
            checkSource(work);
        }
        return taken;
    }

    /** The event may have been lost in a server crash after it was read; the error policy must not be applied to it. */
    private static void checkSource(ClaimedCheckpoints work) {
        if (!work.source().mark().isNone() && !work.source().isCurrent()) {
            throw new ServerChangedException();
        }
    }

    private void single(ClaimedCheckpoints work, Batch batch, PermanentFailure failure) {
        checkSource(work);
        progress.failed(failure.reason());
        if (batch.events().isEmpty()) {
            throw Stopped.because(projection.name(), failure.reason());
        }
        PersistedEvent event = batch.events().get(0);
        ErrorPolicy.Action action = action(event, failure.reason());
        int slot = slots.of(event);
        Checkpoint moved = setAside(
                work,
                batch,
                new FailedEvent(
                        projection.name(), event, slot, text(failure.reason()), failure.attempts() + failedAlone - 1),
                action);
        if (action == ErrorPolicy.Action.PARK) {
            work.park(new ParkedStreamRow.Key(event.stream(), slot));
        }
        progress.setAside(action, event, failure.reason());
        attempts = 0;
        moved(work, batch, moved, 0);
    }

    /** The action for an event, unless the projection stops before it. */
    private ErrorPolicy.Action action(PersistedEvent event, Throwable failure) {
        ErrorPolicy.Action action = settings.errorPolicy().action();
        if (fatal(failure) || action == ErrorPolicy.Action.STOP) {
            throw Stopped.at(projection.name(), event, failure);
        }
        if (action == ErrorPolicy.Action.DEAD_LETTER && !deadLetters.take()) {
            throw Stopped.at(projection.name(), event, deadLetters.exceeded(failure));
        }
        return action;
    }

    /** Errors of the JVM are not caused by an event, except a stack overflow. */
    private static boolean fatal(Throwable failure) {
        return failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError);
    }

    private static String text(Throwable failure) {
        List<Throwable> causes = Causes.of(failure);
        return causes.stream().limit(2).map(Causes::text).collect(Collectors.joining(" / "));
    }

    private Checkpoint setAside(ClaimedCheckpoints work, Batch batch, FailedEvent failed, ErrorPolicy.Action action) {
        try {
            return retries.call(tx -> {
                TakenCheckpoint taken = take(tx, work, batch);
                if (action == ErrorPolicy.Action.PARK) {
                    store.parkedStreams().park(tx, failed);
                } else {
                    store.deadLetters().add(tx, failed);
                }
                return ownership.advance(tx, taken, batch);
            });
        } catch (PermanentFailure e) {
            throw Stopped.because(projection.name(), e.reason());
        }
    }
}
