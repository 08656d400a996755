// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ServerMark;
import dev.pupsourcing.TransactionLostException;
import dev.pupsourcing.processing.guard.GuardedConnection;
import dev.pupsourcing.processing.report.Causes;
import dev.pupsourcing.processing.signal.Signal;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.store.FailedEvent;
import dev.pupsourcing.projection.store.ParkedStream;
import dev.pupsourcing.projection.store.ProjectionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Handles events in transactions, each of which moves the checkpoint too. For one thread.
 *
 * <ol>
 *   <li>Advance the checkpoint, which locks it; if somebody else has moved it, roll back and give up.
 *   <li>Handle the events, those of parked streams left out.
 *   <li>See that the advance is still part of the transaction, on the server that the events were read from, and commit.
 *   <li>If that fails for a reason that does not pass: roll back, and put both halves of the batch before what is left to
 *       do, down to single events. Only a single event meets the policy.
 * </ol>
 *
 * <p>After a stop the rest is left alone: the checkpoint stands where the last batch has ended.
 */
final class Batches {

    private final Projection projection;
    private final EventSlots slots;
    private final ProjectionStore store;
    private final ProcessingOptions options;
    private final String owner;
    private final Retries retries;
    private final Signal signal;
    private final LaneProgress progress;
    private final DeadLetterLimit deadLetters;
    private boolean again;

    Batches(Registration registration, ProjectionStore store, Retries retries, Signal signal, LaneProgress progress) {
        this.projection = registration.projection();
        this.slots = registration.slots();
        this.store = store;
        this.options = registration.options();
        this.owner = registration.owner();
        this.retries = retries;
        this.signal = signal;
        this.progress = progress;
        this.deadLetters = registration.deadLetters();
    }

    /**
     * Handles the events of a page and moves the checkpoint to its end; less far if there is a stop.
     *
     * @param page begins where the work that is done ends
     * @throws CheckpointMovedException if somebody else has moved the checkpoint
     * @throws ServerChangedException if the server is not the one that the events were read from
     * @throws ProjectionStoppedException if an event cannot be handled and the policy says to stop
     */
    void apply(Work work, Batch page) {
        Deque<Batch> pending =
                work.next(page).inSizesOf(projection.handlesBatches() ? options.pageSize() : options.batchSize());
        while (!pending.isEmpty() && !signal.stopped()) {
            Batch batch = pending.pop();
            batch = batch.with(work.notParked(batch.events(), slots));
            try {
                commit(work, batch);
            } catch (PermanentFailure e) {
                if (batch.events().size() > 1) {
                    pending.push(batch.secondHalf());
                    pending.push(batch.firstHalf());
                } else {
                    single(work, batch, e);
                }
            }
        }
    }

    private void commit(Work work, Batch batch) throws PermanentFailure {
        retries.call(tx -> handle(tx, work, batch));
        moved(work, batch, batch.events().size());
    }

    private void moved(Work work, Batch batch, int handled) {
        again = false;
        if (!work.source().mark().isNone()) {
            work.source().seen();
        }
        work.moved(batch);
        progress.moved(batch.to(), handled);
    }

    private boolean handle(Connection tx, Work work, Batch batch) throws SQLException {
        advance(tx, work, batch);
        if (!batch.events().isEmpty()) {
            handle(tx, batch.events());
        }
        confirm(tx, work, batch);
        return true;
    }

    private void handle(Connection tx, List<PersistedEvent> events) throws SQLException {
        try {
            projection.handleBatch(GuardedConnection.of(projection.name(), tx), events);
        } catch (Throwable failure) {
            if (isBroken(tx)) {
                retries.broken();
            }
            throw failure;
        }
    }

    private static boolean isBroken(Connection tx) {
        try {
            return tx.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** A failure may have been the server's end, even if it shows the same mark again afterwards. */
    private void advance(Connection tx, Work work, Batch batch) {
        boolean before = again;
        again = true;
        ServerMark mark = work.source().mark();
        if (!store.checkpoints().advance(tx, work.before(batch), batch.to(), owner, mark)) {
            throw store.sees(tx, mark) ? new CheckpointMovedException() : new ServerChangedException();
        }
        if (before) {
            checkSource(work);
        }
    }

    /** An event that never was may well be impossible to handle: that is nobody's mistake. */
    private static void checkSource(Work work) {
        if (!work.source().mark().isNone() && !work.source().flows()) {
            throw new ServerChangedException();
        }
    }

    private void confirm(Connection tx, Work work, Batch batch) {
        ServerMark mark = work.source().mark();
        if (!store.checkpoints().confirm(tx, work.before(batch), batch.to(), mark)) {
            throw store.sees(tx, mark)
                    ? new TransactionLostException(
                            "projection \"" + projection.name() + "\" went on after a deadlock that undid its work",
                            null)
                    : new ServerChangedException();
        }
    }

    private void single(Work work, Batch batch, PermanentFailure failure) {
        checkSource(work);
        progress.failed(failure.reason());
        if (batch.events().isEmpty()) {
            throw ProjectionStoppedException.because(projection.name(), failure.reason());
        }
        PersistedEvent event = batch.events().get(0);
        ErrorPolicy.Action action = action(event, failure.reason());
        int slot = slots.of(event);
        setAside(
                work,
                batch,
                new FailedEvent(projection.name(), event, slot, text(failure.reason()), failure.attempts()),
                action);
        if (action == ErrorPolicy.Action.PARK) {
            work.park(new ParkedStream.Key(event.stream(), slot));
        }
        moved(work, batch, 0);
    }

    /** What becomes of an event, unless the projection stops before it. */
    private ErrorPolicy.Action action(PersistedEvent event, Throwable failure) {
        ErrorPolicy.Action action = options.errorPolicy().action();
        if (fatal(failure) || action == ErrorPolicy.Action.STOP) {
            throw ProjectionStoppedException.at(projection.name(), event, failure);
        }
        if (action == ErrorPolicy.Action.DEAD_LETTER && !deadLetters.take()) {
            throw ProjectionStoppedException.at(projection.name(), event, deadLetters.exceeded(failure));
        }
        return action;
    }

    /** Errors of the virtual machine say nothing about an event, except a stack that overflowed. */
    private static boolean fatal(Throwable failure) {
        return failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError);
    }

    private static String text(Throwable failure) {
        List<Throwable> causes = Causes.of(failure);
        return causes.stream().limit(2).map(Causes::text).collect(Collectors.joining(" / "));
    }

    private void setAside(Work work, Batch batch, FailedEvent failed, ErrorPolicy.Action action) {
        try {
            retries.call(tx -> {
                advance(tx, work, batch);
                if (action == ErrorPolicy.Action.PARK) {
                    store.parkedStreams().park(tx, failed);
                } else {
                    store.deadLetters().add(tx, failed);
                }
                confirm(tx, work, batch);
                return true;
            });
        } catch (PermanentFailure e) {
            throw ProjectionStoppedException.because(projection.name(), e.reason());
        }
    }
}
