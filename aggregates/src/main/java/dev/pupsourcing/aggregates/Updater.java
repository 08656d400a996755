// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventIds;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.mapping.EventMapping;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** One unit of work: load, decide, append. Stateless and thread-safe. */
final class Updater<E, S> {

    /** The result of an update, with the values for a snapshot. */
    record Updated<E, S>(UpdateResult<E, S> result, Loaded<S> loaded) {}

    private final EventStore store;
    private final EventMapping<E> mapping;
    private final Evolver<? super E, S> evolver;
    private final Loader<E, S> loader;

    Updater(AggregateRepository.Builder<E, S> settings) {
        this.store = settings.store.store();
        this.mapping = settings.mapping;
        this.evolver = settings.evolver;
        this.loader = new Loader<>(store, settings);
    }

    Loaded<S> load(Connection tx, StreamId stream) {
        return loader.load(tx, stream);
    }

    AggregateState<S> load(Connection tx, StreamId stream, VersionRange range) {
        return loader.load(tx, stream, range);
    }

    Updated<E, S> update(
            Connection tx,
            StreamId stream,
            Function<? super S, ? extends List<? extends E>> decision,
            UpdateOptions options) {
        Optional<PersistedEvent> earlier =
                options.commandId().flatMap(id -> store.findEvent(tx, stream, EventIds.of(id, 0)));
        Loaded<S> loaded = loader.load(tx, stream);
        if (earlier.isPresent()) {
            return repeated(
                    loaded, eventsOf(tx, earlier.get(), options.commandId().get()));
        }
        options.expectedVersion().ifPresent(expected -> check(loaded, expected));
        List<E> events = List.copyOf(decision.apply(loaded.aggregate().state()));
        return events.isEmpty() ? unchanged(loaded) : append(tx, loaded, events, options);
    }

    private static void check(Loaded<?> loaded, long expected) {
        if (loaded.version() != expected) {
            throw new OptimisticConcurrencyException(
                    loaded.stream(), ExpectedVersion.exact(expected), OptionalLong.of(loaded.version()), true, null);
        }
    }

    private Updated<E, S> append(Connection tx, Loaded<S> loaded, List<E> events, UpdateOptions options) {
        List<Event> unnamed = mapping.toEvents(loaded.stream(), events, options.context());
        List<Event> stored =
                options.commandId().map(id -> CommandIds.applied(id, unnamed)).orElse(unnamed);
        AppendResult appended = store.append(tx, ExpectedVersion.exact(loaded.version()), stored);
        S state = evolver.evolveAll(loaded.aggregate().state(), events);
        UUID last = stored.get(stored.size() - 1).eventId();
        Loaded<S> after = loaded.with(state, appended.version(), last);
        long position = appended.lastPosition();
        return new Updated<>(UpdateResult.of(after.aggregate(), events, position, false), after);
    }

    private Updated<E, S> unchanged(Loaded<S> loaded) {
        return new Updated<>(UpdateResult.of(loaded.aggregate(), List.of(), 0, false), loaded);
    }

    private Updated<E, S> repeated(Loaded<S> loaded, List<PersistedEvent> earlier) {
        long position = earlier.get(earlier.size() - 1).position();
        return new Updated<>(UpdateResult.of(loaded.aggregate(), mapping.fromEvents(earlier), position, true), loaded);
    }

    /** The events of a command, from its first one on. */
    private List<PersistedEvent> eventsOf(Connection tx, PersistedEvent first, UUID commandId) {
        List<PersistedEvent> events = new ArrayList<>();
        VersionRange range = VersionRange.from(first.aggregateVersion());
        try (Stream<PersistedEvent> following = store.streamEvents(tx, first.stream(), range)) {
            following
                    .takeWhile(event -> event.eventId().equals(EventIds.of(commandId, events.size())))
                    .forEachOrdered(events::add);
        }
        return events;
    }
}
