// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Turns the domain events of one aggregate into stored events and back, through every version they ever had. Usually
 * generated. Thread-safe.
 *
 * @param <E> what the aggregate's domain events have in common, for example a sealed interface
 */
public interface EventMapping<E> {

    /** All types and versions that this mapping reads, in order. */
    List<EventVersion> known();

    /**
     * The event types whose newest version is read as a class or as a subclass of it.
     *
     * @return the types, in no particular order; empty if the class is unknown, or stands for older versions only
     */
    Set<String> typesOf(Class<?> eventClass);

    /**
     * The type and version that a domain event is stored as.
     *
     * @throws UnmappedEventException if its class is unknown
     */
    EventVersion versionOf(E event);

    /**
     * A domain event as it will be stored, with a new id.
     *
     * @throws UnmappedEventException if its class is unknown
     * @throws PayloadException if the codec cannot write it
     */
    Event toEvent(StreamId stream, E event, EventContext options);

    /** A domain event as it will be stored, with a new id and nothing beside its payload. */
    default Event toEvent(StreamId stream, E event) {
        return toEvent(stream, event, EventContext.none());
    }

    /** Domain events of one aggregate as they will be stored, in their order. */
    default List<Event> toEvents(StreamId stream, List<? extends E> events, EventContext options) {
        List<Event> stored = new ArrayList<>(events.size());
        for (E event : events) {
            stored.add(toEvent(stream, event, options));
        }
        return stored;
    }

    /** Domain events of one aggregate as they will be stored, with nothing beside their payloads. */
    default List<Event> toEvents(StreamId stream, List<? extends E> events) {
        return toEvents(stream, events, EventContext.none());
    }

    /** Domain events of one aggregate as they will be stored, in their order. */
    default List<Event> toEvents(
            String boundedContext,
            String aggregateType,
            String aggregateId,
            List<? extends E> events,
            EventContext options) {
        return toEvents(StreamId.of(boundedContext, aggregateType, aggregateId), events, options);
    }

    /**
     * The domain event of a stored one, in the newest version of its type.
     *
     * @throws UnknownEventTypeException if its type or version is unknown
     * @throws InvalidPayloadException if its payload cannot be read
     */
    E fromEvent(PersistedEvent event);

    /** The domain events of stored ones, each in the newest version of its type, in their order. */
    default List<E> fromEvents(Iterable<PersistedEvent> events) {
        List<E> domainEvents = new ArrayList<>();
        for (PersistedEvent event : events) {
            domainEvents.add(fromEvent(event));
        }
        return domainEvents;
    }

    /**
     * The domain event of a stored one in the version that it was stored in, for projections that tell versions apart.
     *
     * @throws UnknownEventTypeException if its type or version is unknown
     * @throws InvalidPayloadException if its payload cannot be read
     */
    Object asStored(PersistedEvent event);
}
