// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.mapping.EventContext;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.spi.SafeLogger;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionLostException;
import dev.pupsourcing.transaction.TransactionalStore;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The repository of one type of aggregates: loads their state from events, and updates them by decisions.
 *
 * <p>An update loads the state, decides, and appends, expecting the version that was loaded. After a conflict the whole
 * unit of work runs again in a new transaction: the decision is repeated on the new state, so it must have no side
 * effects. The methods that take a {@link Connection} run once, in the caller's transaction. A repository caches no
 * state; it is thread-safe.
 *
 * @param <E> the domain events
 * @param <S> the state
 */
public final class AggregateRepository<E, S> {

    private final String boundedContext;
    private final String aggregateType;
    private final Updater<E, S> updater;
    private final UnitsOfWork unitsOfWork;
    private final RetryPolicy retries;
    private final Supplier<EventContext> context;
    private final SnapshotKeeper<S> snapshots;

    private AggregateRepository(Builder<E, S> settings) {
        this.boundedContext = settings.boundedContext;
        this.aggregateType = settings.aggregateType;
        this.retries = settings.retries;
        this.context = settings.context;
        this.updater = new Updater<>(settings);
        this.unitsOfWork = new UnitsOfWork(settings.store.transactions(), retries, settings.pause);
        this.snapshots = new SnapshotKeeper<>(settings.snapshots, unitsOfWork, settings.logger);
    }

    /**
     * Creates a builder for the repository of one type of aggregates.
     *
     * @param store the event store and its transactions, usually the facade; the methods that take no connection open
     *     transactions
     * @param evolver derives the state from events, for example a {@link Decider}
     * @param mapping converts between domain events and stored events, for example a generated mapping
     */
    public static <E, S> Builder<E, S> builder(
            TransactionalStore store,
            String boundedContext,
            String aggregateType,
            Evolver<? super E, S> evolver,
            EventMapping<E> mapping) {
        return new Builder<>(store, boundedContext, aggregateType, evolver, mapping);
    }

    /** The stream id of an aggregate. */
    public StreamId stream(String aggregateId) {
        return StreamId.of(boundedContext, aggregateType, aggregateId);
    }

    /** Loads the state of an aggregate; the initial state at version 0 if it does not exist. */
    public AggregateState<S> load(String aggregateId) {
        StreamId stream = stream(aggregateId);
        Loaded<S> loaded = unitsOfWork.call(
                "load of " + PrintableText.quoted(stream), tx -> updater.load(tx, stream), this::isRepeatable);
        snapshots.repair(loaded);
        return loaded.aggregate();
    }

    /** Loads the state of an aggregate in the caller's transaction. */
    public AggregateState<S> load(Connection tx, String aggregateId) {
        return updater.load(Objects.requireNonNull(tx, "tx"), stream(aggregateId))
                .aggregate();
    }

    /**
     * Loads an earlier state of an aggregate, for example as of an instant. Reads events from the first one on, because
     * a snapshot can be of a later state.
     *
     * @param range a range that begins with version 1
     * @return the state after the last event in range; the initial state at version 0 if there is none
     * @throws IllegalArgumentException if the range begins later
     */
    public AggregateState<S> load(String aggregateId, VersionRange range) {
        StreamId stream = stream(aggregateId);
        checkFromTheBeginning(range);
        return unitsOfWork.call(
                "load of " + PrintableText.quoted(stream), tx -> updater.load(tx, stream, range), this::isRepeatable);
    }

    /** Loads an earlier state in the caller's transaction; see {@link #load(String, VersionRange)}. */
    public AggregateState<S> load(Connection tx, String aggregateId, VersionRange range) {
        checkFromTheBeginning(range);
        return updater.load(Objects.requireNonNull(tx, "tx"), stream(aggregateId), range);
    }

    private static void checkFromTheBeginning(VersionRange range) {
        if (range.first() != 1 || range.count().isPresent()) {
            throw new IllegalArgumentException(
                    "a range that a state is loaded from must begin with version 1, was " + range);
        }
    }

    /** Updates an aggregate; see {@link #update(String, Function, UpdateOptions)}. */
    public UpdateResult<E, S> update(String aggregateId, Function<? super S, ? extends List<? extends E>> decision) {
        return update(aggregateId, decision, UpdateOptions.none());
    }

    /**
     * Updates an aggregate in a separate transaction, and retries after a conflict.
     *
     * @param decision returns the events that follow from the state, none if there is nothing to do; its exceptions are
     *     rethrown
     * @throws OptimisticConcurrencyException if the aggregate is not at the expected version, or all attempts failed
     *     with a conflict
     * @throws EventStoreException if the database or the mapping fails
     */
    public UpdateResult<E, S> update(
            String aggregateId, Function<? super S, ? extends List<? extends E>> decision, UpdateOptions options) {
        StreamId stream = stream(aggregateId);
        Objects.requireNonNull(decision, "decision");
        UpdateOptions completed = completed(options);
        Updater.Updated<E, S> updated = unitsOfWork.call(
                "update of " + PrintableText.quoted(stream),
                tx -> updater.update(tx, stream, decision, completed),
                failure -> isRepeatable(failure, options));
        snapshots.keepIfDue(updated.loaded());
        return updated.result();
    }

    /**
     * Updates an aggregate once, in the caller's transaction: after a conflict the caller runs the unit of work again.
     * Writes no snapshot, because the transaction may still be rolled back.
     *
     * @throws OptimisticConcurrencyException if the aggregate is not at the expected version or was changed
     *     concurrently
     */
    public UpdateResult<E, S> update(
            Connection tx,
            String aggregateId,
            Function<? super S, ? extends List<? extends E>> decision,
            UpdateOptions options) {
        Objects.requireNonNull(tx, "tx");
        Objects.requireNonNull(decision, "decision");
        return updater.update(tx, stream(aggregateId), decision, completed(options))
                .result();
    }

    private UpdateOptions completed(UpdateOptions options) {
        Objects.requireNonNull(options, "options");
        return options.withContext(options.context().withDefaults(context.get()));
    }

    /**
     * Writes a snapshot of an aggregate now, if it has events after its last snapshot.
     *
     * @return the state that was loaded
     * @throws IllegalStateException if the repository writes no snapshots
     */
    public AggregateState<S> snapshot(String aggregateId) {
        StreamId stream = stream(aggregateId);
        Loaded<S> loaded = unitsOfWork.call(
                "load of " + PrintableText.quoted(stream), tx -> updater.load(tx, stream), this::isRepeatable);
        snapshots.keep(loaded);
        return loaded.aggregate();
    }

    private boolean isRepeatable(EventStoreException failure) {
        return failure instanceof TransactionLostException
                || (retries.onConflict() && failure instanceof OptimisticConcurrencyException);
    }

    /** With a command id, a duplicate event id means that the same command was executed concurrently. */
    private boolean isRepeatable(EventStoreException failure, UpdateOptions options) {
        if (failure instanceof OptimisticConcurrencyException
                && options.expectedVersion().isPresent()) {
            return false;
        }
        return isRepeatable(failure) || (options.commandId().isPresent() && failure instanceof DuplicateEventException);
    }

    /**
     * Builds an {@link AggregateRepository}. Not thread-safe.
     *
     * @param <E> the domain events
     * @param <S> the state
     */
    public static final class Builder<E, S> {

        final TransactionalStore store;
        final String boundedContext;
        final String aggregateType;
        final Evolver<? super E, S> evolver;
        final EventMapping<E> mapping;
        RetryPolicy retries = RetryPolicy.conflicts();
        Supplier<EventContext> context = EventContext::none;
        Pause pause = Pause.REAL;
        System.Logger logger = SafeLogger.of(System.getLogger("dev.pupsourcing.aggregates"));

        @Nullable
        Snapshots<S> snapshots;

        private Builder(
                TransactionalStore store,
                String boundedContext,
                String aggregateType,
                Evolver<? super E, S> evolver,
                EventMapping<E> mapping) {
            this.store = Objects.requireNonNull(store, "store");
            this.boundedContext = Objects.requireNonNull(boundedContext, "boundedContext");
            this.aggregateType = Objects.requireNonNull(aggregateType, "aggregateType");
            this.evolver = Objects.requireNonNull(evolver, "evolver");
            this.mapping = Objects.requireNonNull(mapping, "mapping");
            StreamId.of(boundedContext, aggregateType, "-");
        }

        /** Sets when units of work are run again; {@link RetryPolicy#conflicts()} by default. */
        public Builder<E, S> retries(RetryPolicy policy) {
            this.retries = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Sets the source of correlation ids and other values of events, for example of the current request; none by
         * default. It is asked once for each update, in the thread of the caller; the values in the options of the update
         * take precedence.
         */
        public Builder<E, S> context(Supplier<EventContext> source) {
            this.context = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Sets when and how snapshots are written; none by default. */
        public Builder<E, S> snapshots(Snapshots<S> settings) {
            this.snapshots = Objects.requireNonNull(settings, "settings");
            return this;
        }

        /** Sets the logger; the system logger {@code dev.pupsourcing.aggregates} by default. */
        public Builder<E, S> logger(System.Logger target) {
            this.logger = SafeLogger.of(Objects.requireNonNull(target, "target"));
            return this;
        }

        /** Sets a different way to pause, for tests. */
        Builder<E, S> pause(Pause other) {
            this.pause = other;
            return this;
        }

        /** Builds the repository. */
        public AggregateRepository<E, S> build() {
            return new AggregateRepository<>(this);
        }
    }
}
