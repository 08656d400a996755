// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ServerMark;
import dev.pupsourcing.TransactionLostException;
import dev.pupsourcing.processing.guard.GuardedConnection;
import dev.pupsourcing.processing.signal.Signal;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.store.FailedEvent;
import dev.pupsourcing.projection.store.ParkedStream;
import dev.pupsourcing.projection.store.ProjectionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Handles events in transactions, each of which moves the checkpoint too. For one thread.
 *
 * <ol>
 *   <li>Advance the checkpoint, which locks it; if somebody else has moved it, roll back and give up.
 *   <li>Handle the events, those of parked streams left out.
 *   <li>See that the advance is still part of the transaction, on the server that the events were read from, and commit.
 *   <li>If that fails for a reason that does not pass: roll back, and do the same with each half of the events, down to
 *       one. Only that one meets the policy.
 * </ol>
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
    }

    /**
     * Handles the events between the current checkpoint and a position, and moves it there; less far if there is a stop.
     *
     * @throws CheckpointMovedException if somebody else has moved it
     * @throws ServerChangedException if the server is not the one that the events were read from
     * @throws ProjectionStoppedException if an event cannot be handled and the policy says to stop
     */
    void apply(Work work, List<PersistedEvent> events, long to) {
        int size = projection.handlesBatches() ? options.pageSize() : options.batchSize();
        int from = 0;
        while (events.size() - from > size && !signal.stopped()) {
            List<PersistedEvent> batch = events.subList(from, from + size);
            batch(work, batch, last(batch));
            from += size;
        }
        if (events.size() - from <= size) {
            batch(work, events.subList(from, events.size()), to);
        }
    }

    private static long last(List<PersistedEvent> events) {
        return events.get(events.size() - 1).globalPosition();
    }

    private void batch(Work work, List<PersistedEvent> batch, long to) {
        List<PersistedEvent> events = work.notParked(batch, slots);
        try {
            retries.call(tx -> handle(tx, work, events, to));
            moved(work, to, events.size());
        } catch (PermanentFailure e) {
            if (events.size() > 1) {
                halves(work, events, to);
            } else {
                single(work, events, to, e);
            }
        }
    }

    private void moved(Work work, long to, int handled) {
        again = false;
        if (!work.source().mark().isNone()) {
            work.source().seen();
        }
        work.moved(to);
        progress.moved(to, handled);
    }

    private boolean handle(Connection tx, Work work, List<PersistedEvent> events, long to) throws SQLException {
        advance(tx, work, to);
        if (!events.isEmpty()) {
            handle(tx, events);
        }
        confirm(tx, work, to);
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
    private void advance(Connection tx, Work work, long to) {
        ServerMark mark = work.source().mark();
        boolean triedBefore = again;
        again = true;
        if (!store.checkpoints().advance(tx, work.current(), to, owner, mark)) {
            throw store.sees(tx, mark) ? new CheckpointMovedException() : new ServerChangedException();
        }
        if (triedBefore) {
            checkSource(work);
        }
    }

    /** An event that never was may well be impossible to handle: that is nobody's mistake. */
    private static void checkSource(Work work) {
        if (!work.source().mark().isNone() && !work.source().flows()) {
            throw new ServerChangedException();
        }
    }

    private void confirm(Connection tx, Work work, long to) {
        ServerMark mark = work.source().mark();
        if (!store.checkpoints().confirm(tx, work.current(), to, mark)) {
            throw store.sees(tx, mark)
                    ? new TransactionLostException(
                            "projection \"" + projection.name() + "\" went on after a deadlock that undid its work",
                            null)
                    : new ServerChangedException();
        }
    }

    private void halves(Work work, List<PersistedEvent> events, long to) {
        List<PersistedEvent> first = events.subList(0, events.size() / 2);
        batch(work, first, last(first));
        if (!signal.stopped()) {
            batch(work, events.subList(first.size(), events.size()), to);
        }
    }

    private void single(Work work, List<PersistedEvent> events, long to, PermanentFailure failure) {
        checkSource(work);
        progress.failed(failure.reason());
        if (events.isEmpty()) {
            throw ProjectionStoppedException.because(projection.name(), failure.reason());
        }
        PersistedEvent event = events.get(0);
        ErrorPolicy.Action action = fatal(failure.reason())
                ? ErrorPolicy.Action.STOP
                : options.errorPolicy().action();
        if (action == ErrorPolicy.Action.STOP) {
            throw ProjectionStoppedException.at(projection.name(), event, failure.reason());
        }
        int slot = slots.of(event);
        setAside(
                work,
                to,
                new FailedEvent(projection.name(), event, slot, text(failure.reason()), failure.attempts()),
                action);
        if (action == ErrorPolicy.Action.PARK) {
            work.park(new ParkedStream.Key(event.stream(), slot));
        }
        moved(work, to, 0);
    }

    /** Errors of the virtual machine say nothing about an event, except a stack that overflowed. */
    private static boolean fatal(Throwable failure) {
        return failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError);
    }

    private static String text(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.toString() : failure + " / " + cause;
    }

    private void setAside(Work work, long to, FailedEvent failed, ErrorPolicy.Action action) {
        try {
            retries.call(tx -> {
                advance(tx, work, to);
                if (action == ErrorPolicy.Action.PARK) {
                    store.parkedStreams().park(tx, failed);
                } else {
                    store.deadLetters().add(tx, failed);
                }
                confirm(tx, work, to);
                return true;
            });
        } catch (PermanentFailure e) {
            throw ProjectionStoppedException.because(projection.name(), e.reason());
        }
    }
}
