// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A mapping written by hand: a list of event types and their classes, for an aggregate with few events. For many
 * events, generate the mapping. Immutable and thread-safe.
 *
 * @param <E> the common type of the domain events
 */
public final class EventTypes<E> implements EventMapping<E> {

    private final PayloadMapper mapper;
    private final Map<Class<?>, EventVersion> written;
    private final TreeMap<EventVersion, Form<?, ? extends E>> read;

    private EventTypes(Builder<E> builder) {
        this.mapper = new PayloadMapper(builder.codec);
        this.written = Map.copyOf(builder.written);
        this.read = new TreeMap<>(builder.read);
    }

    /** Creates a builder with the codec of payloads. */
    public static <E> Builder<E> builder(PayloadCodec codec) {
        return new Builder<>(codec);
    }

    @Override
    public List<EventVersion> known() {
        return List.copyOf(read.keySet());
    }

    @Override
    public Set<String> typesOf(Class<?> eventClass) {
        return written.entrySet().stream()
                .filter(entry -> eventClass.isAssignableFrom(entry.getKey()))
                .map(entry -> entry.getValue().type())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public EventVersion versionOf(E event) {
        EventVersion version = written.get(event.getClass());
        if (version == null) {
            throw new UnmappedEventException(event.getClass(), known());
        }
        return version;
    }

    @Override
    public Event toEvent(StreamId stream, E event, EventContext options) {
        return mapper.write(stream, versionOf(event), event, options);
    }

    @Override
    public E fromEvent(PersistedEvent event) {
        return form(event).newest(mapper, event);
    }

    @Override
    public Object asStored(PersistedEvent event) {
        return form(event).stored(mapper, event);
    }

    private Form<?, ? extends E> form(PersistedEvent event) {
        Form<?, ? extends E> form = read.get(new EventVersion(event.eventType(), event.eventVersion()));
        if (form == null) {
            throw new UnknownEventTypeException(event, known());
        }
        return form;
    }

    /** A stored class and its conversion to the newest version. */
    private record Form<V, E>(Class<V> type, Function<? super V, ? extends E> upcast) {

        V stored(PayloadMapper mapper, PersistedEvent event) {
            return mapper.read(event, type);
        }

        E newest(PayloadMapper mapper, PersistedEvent event) {
            return upcast.apply(stored(mapper, event));
        }
    }

    /**
     * Builds {@link EventTypes}. Not thread-safe.
     *
     * @param <E> the common type of the domain events
     */
    public static final class Builder<E> {

        private final PayloadCodec codec;
        private final Map<Class<?>, EventVersion> written = new HashMap<>();
        private final TreeMap<EventVersion, Form<?, ? extends E>> read = new TreeMap<>();

        private Builder(PayloadCodec codec) {
            this.codec = Objects.requireNonNull(codec, "codec");
        }

        /** Adds version 1 of an event type; see {@link #event(String, int, Class)}. */
        public Builder<E> event(String type, Class<? extends E> eventClass) {
            return event(type, 1, eventClass);
        }

        /**
         * Adds the newest version of an event type, which is stored from and read as objects of the class.
         *
         * @throws IllegalArgumentException if the type and version, or the class, were already added
         */
        public <V extends E> Builder<E> event(String type, int version, Class<V> eventClass) {
            EventVersion added = new EventVersion(type, version);
            EventVersion before = written.putIfAbsent(eventClass, added);
            if (before != null) {
                throw new IllegalArgumentException(
                        eventClass.getName() + " is " + before + " already; it cannot be " + added + " too");
            }
            return readAs(added, new Form<V, E>(eventClass, event -> event));
        }

        /**
         * Adds an older version of an event type, for reading only.
         *
         * @param upcast converts an older event to the newest version
         * @throws IllegalArgumentException if the type and version were already added
         */
        public <V> Builder<E> older(
                String type, int version, Class<V> oldClass, Function<? super V, ? extends E> upcast) {
            return readAs(new EventVersion(type, version), new Form<>(oldClass, upcast));
        }

        private Builder<E> readAs(EventVersion version, Form<?, ? extends E> form) {
            if (read.putIfAbsent(version, form) != null) {
                throw new IllegalArgumentException(version + " was added twice");
            }
            return this;
        }

        /**
         * Builds the mapping.
         *
         * @throws IllegalStateException if there are no events
         */
        public EventTypes<E> build() {
            if (written.isEmpty()) {
                throw new IllegalStateException("a mapping needs at least one event");
            }
            return new EventTypes<>(this);
        }
    }
}
