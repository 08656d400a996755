// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.StreamReader;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.snapshot.Snapshot;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Loads a state from a usable snapshot and the events after it, or from all events.
 *
 * <p>A snapshot is usable if it has the expected schema, its bytes can be decoded, and the event at its version is the
 * one at which it was taken; that event is read together with those after it.
 */
final class Loader<E, S> {

    private final StreamReader reader;
    private final Evolver<? super E, S> evolver;
    private final EventMapping<E> mapping;
    private final Optional<Snapshots<S>> snapshots;
    private final SnapshotFinder finder;
    private final System.Logger logger;

    Loader(StreamReader reader, AggregateRepository.Builder<E, S> settings) {
        this.reader = reader;
        this.evolver = settings.evolver;
        this.mapping = settings.mapping;
        this.snapshots = Optional.ofNullable(settings.snapshots);
        this.logger = settings.logger;
        this.finder = new SnapshotFinder(snapshots.map(Snapshots::store), logger);
    }

    Loaded<S> load(Connection tx, StreamId stream) {
        return snapshots.isEmpty()
                ? fromTheBeginning(tx, stream, false)
                : load(tx, stream, snapshots.get().codec());
    }

    /** Loads an earlier state, from events only, because the snapshot can be of a later one. */
    AggregateState<S> load(Connection tx, StreamId stream, VersionRange range) {
        return fromEvents(tx, stream, range, false).aggregate();
    }

    private Loaded<S> load(Connection tx, StreamId stream, StateCodec<S> codec) {
        Optional<Snapshot> found;
        try {
            found = finder.find(tx, stream, codec.schema());
        } catch (IllegalArgumentException e) {
            logger.log(
                    Level.WARNING,
                    () -> "the snapshot of " + PrintableText.quoted(stream) + " is damaged and is ignored",
                    e);
            return fromTheBeginning(tx, stream, true);
        }
        return found.flatMap(snapshot -> decode(snapshot, codec))
                .flatMap(start -> resume(tx, start))
                .orElseGet(() -> fromTheBeginning(tx, stream, found.isPresent()));
    }

    private Loaded<S> fromTheBeginning(Connection tx, StreamId stream, boolean snapshotUnfit) {
        return fromEvents(tx, stream, VersionRange.all(), snapshotUnfit);
    }

    private Loaded<S> fromEvents(Connection tx, StreamId stream, VersionRange range, boolean snapshotUnfit) {
        try (Stream<PersistedEvent> events = reader.streamEvents(tx, stream, range)) {
            AggregateState<S> initial = AggregateState.of(stream, 0, evolver.initialState());
            return fold(new Loaded<>(initial, null, 0, snapshotUnfit), events.iterator());
        }
    }

    private Optional<Loaded<S>> decode(Snapshot snapshot, StateCodec<S> codec) {
        try {
            S state = codec.decode(snapshot.state());
            AggregateState<S> aggregate = AggregateState.of(snapshot.stream(), snapshot.version(), state);
            return Optional.of(new Loaded<>(aggregate, snapshot.eventId(), snapshot.version(), false));
        } catch (RuntimeException e) {
            logger.log(Level.WARNING, () -> snapshot + " cannot be read and is ignored", e);
            return Optional.empty();
        }
    }

    /**
     * The snapshot's state and the events after it; empty if the snapshot does not belong to this history of the
     * stream.
     */
    private Optional<Loaded<S>> resume(Connection tx, Loaded<S> start) {
        VersionRange tail = VersionRange.from(start.version());
        try (Stream<PersistedEvent> events = reader.streamEvents(tx, start.stream(), tail)) {
            Iterator<PersistedEvent> rest = events.iterator();
            if (!rest.hasNext() || !rest.next().eventId().equals(start.lastEventId())) {
                logger.log(
                        Level.WARNING,
                        () -> "the snapshot of " + PrintableText.quoted(start.stream()) + " @" + start.version()
                                + " was taken at a different event and is ignored");
                return Optional.empty();
            }
            return Optional.of(fold(start, rest));
        }
    }

    private Loaded<S> fold(Loaded<S> start, Iterator<PersistedEvent> events) {
        Loaded<S> loaded = start;
        Evolution evolution = new Evolution(start.aggregate().state());
        while (events.hasNext()) {
            PersistedEvent event = events.next();
            mapping.readInto(event, evolution);
            loaded = loaded.with(evolution.state, event.aggregateVersion(), event.eventId());
        }
        return loaded;
    }

    /** The state after the domain events so far. */
    private final class Evolution implements Consumer<E> {

        private S state;

        Evolution(S start) {
            this.state = start;
        }

        @Override
        public void accept(E event) {
            state = evolver.evolve(state, event);
        }
    }
}
