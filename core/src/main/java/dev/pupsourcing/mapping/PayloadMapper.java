// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Converts single events with a codec; shared by all generated mappings. Thread-safe if its codec is. */
public final class PayloadMapper {

    private final PayloadCodec codec;

    /** Creates a mapper with a codec. */
    public PayloadMapper(PayloadCodec codec) {
        this.codec = Objects.requireNonNull(codec, "codec");
    }

    /**
     * Converts a domain event to an event to be stored, with a new id.
     *
     * @param stream the stream it belongs to
     * @param version its type and version
     * @param event the domain event
     * @param options its context
     * @throws PayloadException if the codec cannot encode it
     * @throws dev.pupsourcing.InvalidEventException if a value of the context cannot be stored; names it
     */
    public Event write(StreamId stream, EventVersion version, Object event, EventContext options) {
        Objects.requireNonNull(event, "event");
        byte[] payload = codec.encode(event);
        return options.applyTo(Event.builder(stream, version.type()))
                .eventVersion(version.version())
                .payload(payload)
                .build();
    }

    /**
     * Converts a stored event to a domain event.
     *
     * @throws InvalidPayloadException if the payload is not such an event
     */
    public <T> T read(PersistedEvent event, Class<T> type) {
        try {
            return notNull(codec.decode(event.payload(), type), type);
        } catch (PayloadException e) {
            throw new InvalidPayloadException(event, e);
        }
    }

    /**
     * Converts a stored event of a given type and version to a domain event.
     *
     * @throws WrongEventTypeException if it has another
     * @throws InvalidPayloadException if the payload is not such an event
     */
    public <T> T read(PersistedEvent event, EventVersion expected, Class<T> type) {
        if (event.eventVersion() != expected.version() || !event.eventType().equals(expected.type())) {
            throw new WrongEventTypeException(event, expected);
        }
        return read(event, type);
    }

    /**
     * Converts an event to a newer version with an upcaster.
     *
     * @param event the stored event
     * @param step the name of the upcaster's method, for messages
     * @param upcaster returns the newer version
     * @throws UpcastException if the upcaster fails or returns null; an {@link EventStoreException} is passed on
     */
    public static <T> T upcast(PersistedEvent event, String step, Supplier<? extends @Nullable T> upcaster) {
        @Nullable T newer;
        try {
            newer = upcaster.get();
        } catch (EventStoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UpcastException(event, step, e);
        }
        if (newer == null) {
            throw new UpcastException(event, step, null);
        }
        return newer;
    }

    /**
     * Converts an event to any number of newer events with an upcaster.
     *
     * @param event the stored event
     * @param step the name of the upcaster's method, for messages
     * @param upcaster returns the newer events, none if the stored event has no meaning any more
     * @throws UpcastException if the upcaster fails, or returns null or a null element; an {@link EventStoreException} is
     *     passed on
     */
    public static <T> List<T> upcastAll(
            PersistedEvent event, String step, Supplier<? extends @Nullable List<? extends T>> upcaster) {
        List<? extends T> newer = upcast(event, step, upcaster);
        List<T> events = new ArrayList<>(newer.size());
        for (T one : newer) {
            events.add(upcast(event, step, () -> one));
        }
        return events;
    }

    /**
     * The event types of a class and its subclasses, and those that are split; see {@link EventMapping#typesOf}.
     *
     * @param newest the event types by the classes of their newest versions
     * @param split the event types that have a version which stands for several events
     */
    public static Set<String> typesOf(Map<Class<?>, String> newest, Set<String> split, Class<?> eventClass) {
        Set<String> types = typesOf(newest, eventClass);
        return types.isEmpty()
                ? types
                : Stream.concat(types.stream(), split.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The event types of a class and its subclasses; see {@link EventMapping#typesOf}.
     *
     * @param newest the event types by the classes of their newest versions
     */
    public static Set<String> typesOf(Map<Class<?>, String> newest, Class<?> eventClass) {
        Objects.requireNonNull(eventClass, "eventClass");
        return newest.entrySet().stream()
                .filter(entry -> eventClass.isAssignableFrom(entry.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toUnmodifiableSet());
    }

    @SuppressWarnings("NullAway") // codecs are user code
    private static <T> T notNull(T event, Class<T> type) {
        if (event == null) {
            throw new PayloadException(type, null, "is null", null);
        }
        return event;
    }
}
