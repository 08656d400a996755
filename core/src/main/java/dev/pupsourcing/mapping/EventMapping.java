// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Converts between the domain events of one aggregate and stored events of all versions. Usually generated.
 * Implementations must be thread-safe. Implemented by generated code, by {@link EventTypes}, or by you.
 *
 * @param <E> the common type of the aggregate's domain events, for example a sealed interface
 */
public interface EventMapping<E> {

    /** All types and versions that this mapping reads, in order. */
    List<EventVersion> known();

    /** The classes of the domain events: of those versions that are written. In no particular order. */
    Set<Class<?>> eventClasses();

    /**
     * The stored event types that may be read as domain events of a class or one of its subclasses: those of its own, and
     * those with a version that stands for several events.
     *
     * @return the types, in no particular order; empty if the class is unknown, or is used only for older versions
     */
    Set<String> typesOf(Class<?> eventClass);

    /**
     * The type and version with which a domain event is stored.
     *
     * @throws UnmappedEventException if its class is unknown
     */
    EventVersion versionOf(E event);

    /**
     * Converts a domain event to an event to be stored, with a new id.
     *
     * @throws UnmappedEventException if its class is unknown
     * @throws PayloadException if the codec cannot encode it
     */
    Event toEvent(StreamId stream, E event, EventContext options);

    /** Converts a domain event to an event to be stored, with a new id and no context. */
    default Event toEvent(StreamId stream, E event) {
        return toEvent(stream, event, EventContext.none());
    }

    /** Converts domain events of one aggregate to events to be stored, in their order. */
    default List<Event> toEvents(StreamId stream, List<? extends E> events, EventContext options) {
        List<Event> stored = new ArrayList<>(events.size());
        for (E event : events) {
            stored.add(toEvent(stream, event, options));
        }
        return stored;
    }

    /** Converts domain events of one aggregate to events to be stored, without a context. */
    default List<Event> toEvents(StreamId stream, List<? extends E> events) {
        return toEvents(stream, events, EventContext.none());
    }

    /**
     * Converts a stored event to a domain event in the newest version of its type.
     *
     * @throws UnknownEventTypeException if its type or version is unknown, if the type is retired, or if the version
     *     stands for several events
     * @throws UpcastException if an upcaster fails
     * @throws InvalidPayloadException if its payload cannot be decoded
     */
    E fromEvent(PersistedEvent event);

    /**
     * Passes the domain events that a stored event stands for to a consumer: usually the one of {@link #fromEvent}, none
     * if its type is retired, or those into which its upcaster splits it, in their order. By default the one of {@link
     * #fromEvent}.
     *
     * @throws UnknownEventTypeException if its type or version is unknown
     * @throws UpcastException if an upcaster fails
     * @throws InvalidPayloadException if its payload cannot be decoded
     */
    default void readInto(PersistedEvent event, Consumer<? super E> target) {
        target.accept(fromEvent(event));
    }

    /**
     * Converts stored events to domain events, each in the newest version of its type, in their order. Events of retired
     * types are left out, and an event that stands for several is replaced by them; see {@link #readInto}.
     */
    default List<E> fromEvents(Iterable<PersistedEvent> events) {
        List<E> domainEvents = new ArrayList<>();
        for (PersistedEvent event : events) {
            readInto(event, domainEvents::add);
        }
        return domainEvents;
    }

    /**
     * Converts a stored event to a domain event in its stored version, for projections that distinguish versions.
     *
     * @throws UnknownEventTypeException if its type or version is unknown
     * @throws InvalidPayloadException if its payload cannot be decoded
     */
    Object asStored(PersistedEvent event);
}
