// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.processing.internal.partition.Fault.Moment;
import dev.pupsourcing.processing.internal.signal.Signal;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.spi.ActiveVersions;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.Checkpoints;
import dev.pupsourcing.projection.spi.DeadLetters;
import dev.pupsourcing.projection.spi.FailedEvent;
import dev.pupsourcing.projection.spi.KnownProjection;
import dev.pupsourcing.projection.spi.KnownProjections;
import dev.pupsourcing.projection.spi.Leases;
import dev.pupsourcing.projection.spi.ParkedStreamRow;
import dev.pupsourcing.projection.spi.ParkedStreams;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.projection.spi.TakenCheckpoint;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.spi.ServerIncarnation;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One projection's read model, checkpoint, parked streams and dead letters in memory, in transactions that roll back. Each
 * transaction, each statement on the checkpoint and each event handled is a step at which a {@link Fault} can happen. For
 * one thread.
 */
final class MemoryProjections implements ProjectionStore, TransactionRunner {

    static final String NAME = "orders";

    private State state =
            new State(new Checkpoint(NAME, SlotRange.ALL, 0, 0, 0, "", Instant.EPOCH), List.of(), List.of(), List.of());

    private UUID storeId = new UUID(0, 0);
    private Fault fault = new Fault(Fault.Kind.NONE, 0);
    private Signal signal = new Signal();
    private State committed = state;
    private int drawn;

    /** All that a transaction can change. Immutable. */
    record State(Checkpoint row, List<Long> applied, List<FailedEvent> parked, List<FailedEvent> dead) {

        State at(Checkpoint next) {
            return new State(next, applied, parked, dead);
        }

        State with(PersistedEvent event) {
            return new State(row, plus(applied, event.position()), parked, dead);
        }

        State parking(FailedEvent event) {
            return new State(row, applied, plus(parked, event), dead);
        }

        /** A copy in which repeated events and dead letters count once. */
        State distinct() {
            return new State(row, applied.stream().distinct().sorted().toList(), distinct(parked), distinct(dead));
        }

        private static List<FailedEvent> distinct(List<FailedEvent> rows) {
            Map<Long, FailedEvent> byPosition = new TreeMap<>();
            rows.forEach(row -> byPosition.putIfAbsent(row.event().position(), row));
            return List.copyOf(byPosition.values());
        }

        State burying(FailedEvent event) {
            return new State(row, applied, parked, plus(dead, event));
        }

        private static <T> List<T> plus(List<T> list, T element) {
            List<T> longer = new ArrayList<>(list);
            longer.add(element);
            return longer;
        }
    }

    State state() {
        return state;
    }

    /** Begins a run. */
    void begin(Fault next, Signal stops) {
        fault = next;
        signal = stops;
    }

    /** The projection that fills the read model, except that it fails at some positions. */
    Projection failingAt(Set<Long> positions) {
        return Projection.of(NAME, (tx, event) -> {
            step(Moment.WITHIN);
            if (positions.contains(event.position())) {
                throw new IllegalArgumentException("no such customer");
            }
            state = state.with(event);
        });
    }

    private void step(Moment moment) {
        switch (fault.step(moment, signal)) {
            case TAKEN_OVER -> state = state.at(state.row().revised());
            case COMMITTED_EARLY -> committed = state;
            case NOTHING -> {}
        }
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work) throws SQLException, X {
        step(Moment.BEFORE);
        committed = state;
        T result;
        try {
            result = work.run(CONNECTION);
            step(Moment.WITHIN);
        } catch (Throwable failure) {
            state = committed;
            throw failure;
        }
        step(Moment.COMMITTED);
        return result;
    }

    static final Connection CONNECTION = fake(Connection.class, (method, arguments) -> false);

    /** The result of a method. */
    private interface Answers {
        @Nullable
        Object answer(String method, Object[] arguments) throws Throwable;
    }

    private static <T> T fake(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        answers.answer(method.getName(), arguments == null ? new Object[0] : arguments)));
    }

    @Override
    public KnownProjections known() {
        return fake(KnownProjections.class, (method, arguments) -> switch (method) {
            case "find", "findLatest" ->
                Optional.of(new KnownProjection(
                        NAME,
                        storeId,
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
            case "describe" -> true;
            default -> throw new UnsupportedOperationException(method);
        });
    }

    @Override
    public Checkpoints checkpoints() {
        return fake(Checkpoints.class, this::checkpoint);
    }

    private Object checkpoint(String method, Object[] arguments) {
        return switch (method) {
            case "create" -> {
                storeId = (UUID) arguments[2];
                yield storeId;
            }
            case "load", "claim" -> List.of(state.row());
            case "take" -> take((Checkpoint) arguments[1]);
            case "advancesWithCommit" -> false;
            case "advance" -> advance((TakenCheckpoint) arguments[1], (Checkpoint) arguments[2]);
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private Optional<TakenCheckpoint> take(Checkpoint from) {
        step(Moment.WITHIN);
        if (!state.row().equals(from)) {
            return Optional.empty();
        }
        state = state.at(from.taken(++drawn));
        return Optional.of(new TakenCheckpoint(state.row(), ""));
    }

    private boolean advance(TakenCheckpoint taken, Checkpoint to) {
        step(Moment.WITHIN);
        boolean same = state.row().equals(taken.checkpoint());
        if (same) {
            state = state.at(to);
        }
        return same;
    }

    @Override
    public Leases leases() {
        return fake(Leases.class, (method, arguments) -> List.of());
    }

    @Override
    public ParkedStreams parkedStreams() {
        return fake(ParkedStreams.class, (method, arguments) -> switch (method) {
            case "keys" ->
                state.parked().stream()
                        .map(row -> new ParkedStreamRow.Key(row.event().stream(), row.slot()))
                        .toList();
            case "park" -> {
                state = state.parking((FailedEvent) arguments[1]);
                yield null;
            }
            default -> throw new UnsupportedOperationException(method);
        });
    }

    @Override
    public DeadLetters deadLetters() {
        return fake(DeadLetters.class, (method, arguments) -> {
            state = state.burying((FailedEvent) arguments[1]);
            return null;
        });
    }

    @Override
    public ActiveVersions activeVersions() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void limitIdle(Connection tx, Duration idle) {}

    @Override
    public void unlimitIdle(Connection tx) {}

    @Override
    public boolean sees(Connection tx, ServerIncarnation mark) {
        return true;
    }

    @Override
    public EventStoreException translate(String operation, SQLException failure) {
        throw new UnsupportedOperationException(operation);
    }
}
