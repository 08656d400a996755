// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
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
    private final Map<Class<?>, String> newest;
    private final Map<EventVersion, EventForm<E>> read;
    private final List<EventVersion> known;
    private final Set<String> retired;
    private final Set<String> split;

    private EventTypes(Builder<E> builder) {
        this.mapper = new PayloadMapper(builder.codec);
        this.written = Map.copyOf(builder.written);
        this.newest = written.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().type()));
        this.read = builder.forms.resolved();
        this.known = read.keySet().stream().sorted().toList();
        this.retired = Set.copyOf(builder.retired);
        this.split = read.entrySet().stream()
                .filter(form -> form.getValue().split() != null)
                .map(form -> form.getKey().type())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Creates a builder.
     *
     * @param eventClass the common type of the domain events; if it is sealed, all classes below it must be added
     * @param codec encodes and decodes the payloads
     */
    public static <E> Builder<E> builder(Class<E> eventClass, PayloadCodec codec) {
        return new Builder<>(eventClass, codec);
    }

    @Override
    public List<EventVersion> known() {
        return known;
    }

    @Override
    public Set<Class<?>> eventClasses() {
        return written.keySet();
    }

    @Override
    public Set<String> typesOf(Class<?> eventClass) {
        return PayloadMapper.typesOf(newest, split, eventClass);
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
        EventForm<E> form = form(event);
        if (form.split() != null) {
            throw UnknownEventTypeException.split(event, known);
        }
        return form.newest(mapper, event);
    }

    @Override
    public void readInto(PersistedEvent event, Consumer<? super E> target) {
        if (!retired.contains(event.eventType())) {
            form(event).readInto(mapper, event, target);
        }
    }

    @Override
    public Object asStored(PersistedEvent event) {
        return form(event).stored(mapper, event);
    }

    private EventForm<E> form(PersistedEvent event) {
        EventForm<E> form = read.get(new EventVersion(event.eventType(), event.eventVersion()));
        if (form != null) {
            return form;
        }
        throw retired.contains(event.eventType())
                ? UnknownEventTypeException.retired(event, known)
                : new UnknownEventTypeException(event, known);
    }

    /**
     * Builds {@link EventTypes}. Not thread-safe.
     *
     * @param <E> the common type of the domain events
     */
    public static final class Builder<E> {

        private final Class<E> eventClass;
        private final PayloadCodec codec;
        private final Map<Class<?>, EventVersion> written = new HashMap<>();
        private final EventForms<E> forms = new EventForms<>();
        private final Set<String> retired = new TreeSet<>();
        private final Set<EventVersion> neverStored = new HashSet<>();

        private Builder(Class<E> eventClass, PayloadCodec codec) {
            this.eventClass = Objects.requireNonNull(eventClass, "eventClass");
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
            forms.addNewest(added, eventClass);
            return this;
        }

        /**
         * Adds an older version of an event type, for reading only; see
         * {@link #upcast(String, int, Class, Class, BiFunction)}.
         *
         * @param step converts an event to the next class; must be pure
         */
        public <V, W> Builder<E> upcast(
                String type,
                int version,
                Class<V> oldClass,
                Class<W> nextClass,
                Function<? super V, ? extends W> step) {
            Objects.requireNonNull(step, "step");
            return upcast(type, version, oldClass, nextClass, (old, stored) -> step.apply(old));
        }

        /**
         * Adds an older version of an event type, for reading only. It is converted step by step: to the next class, from
         * that to the one after it, up to the class of the newest version.
         *
         * @param oldClass the class of this version
         * @param nextClass the class of a later version of the same type, which is added with {@link #event} or another
         *     upcast
         * @param step converts an event to the next class; receives the stored event too, with its time and metadata; must
         *     be pure
         * @throws IllegalArgumentException if the type and version were already added
         */
        public <V, W> Builder<E> upcast(
                String type,
                int version,
                Class<V> oldClass,
                Class<W> nextClass,
                BiFunction<? super V, ? super PersistedEvent, ? extends W> step) {
            forms.addOlder(new EventVersion(type, version), oldClass, nextClass, step);
            return this;
        }

        /**
         * Adds a version that newer programs write, and this one only reads, so that all programs can read it before the
         * first one writes it. It is converted to an earlier version.
         *
         * @param newClass the class of this version
         * @param nextClass the class of an earlier version of the same type
         * @param step converts an event to the earlier class; receives the stored event too; must be pure
         * @throws IllegalArgumentException if the type and version were already added
         */
        public <V, W> Builder<E> downcast(
                String type,
                int version,
                Class<V> newClass,
                Class<W> nextClass,
                BiFunction<? super V, ? super PersistedEvent, ? extends W> step) {
            forms.addReadOnly(new EventVersion(type, version), newClass, nextClass, step);
            return this;
        }

        /**
         * Adds a version that newer programs write, and whose payloads this program can read as the class of an earlier
         * version, because the codec ignores the fields that were added.
         *
         * @param earlierClass the class of an earlier version of the same type
         * @throws IllegalArgumentException if the type and version were already added
         */
        public <V> Builder<E> readAs(String type, int version, Class<V> earlierClass) {
            return downcast(type, version, earlierClass, earlierClass, (event, stored) -> event);
        }

        /**
         * Adds a version, for reading only, that stands for any number of domain events, for example because an event was
         * split into two. {@link EventMapping#readInto} passes all of them; {@link EventMapping#fromEvent} refuses such an event.
         *
         * @param oldClass the class of this version
         * @param split returns the domain events in their order, none if the event has no meaning; receives the stored
         *     event too; must be pure
         * @throws IllegalArgumentException if the type and version were already added
         */
        public <V> Builder<E> split(
                String type,
                int version,
                Class<V> oldClass,
                BiFunction<? super V, ? super PersistedEvent, ? extends List<? extends E>> split) {
            forms.addSplit(new EventVersion(type, version), oldClass, split);
            return this;
        }

        /** Names versions of an event type that were never stored, so that they need no class. */
        public Builder<E> neverStored(String type, int... versions) {
            for (int version : versions) {
                neverStored.add(new EventVersion(type, version));
            }
            return this;
        }

        /**
         * Adds event types that have no meaning any more: their stored events are skipped when aggregates and projections
         * read them.
         */
        public Builder<E> retired(String... types) {
            retired.addAll(List.of(types));
            return this;
        }

        /**
         * Builds the mapping.
         *
         * @throws IllegalStateException if there are no events; if a type has two newest versions, lacks a version below its
         *     highest, or has an upcast above its newest version; if a conversion does not lead to another version; if a
         *     class below a sealed common type is missing; or if a retired type has a class
         */
        public EventTypes<E> build() {
            if (written.isEmpty()) {
                throw new IllegalStateException("a mapping needs at least one event");
            }
            retired.stream().filter(forms::contain).findFirst().ifPresent(type -> {
                throw new IllegalStateException(
                        "a retired event type must have no class, but \"" + type + "\" has one");
            });
            EventFormRules.checkVersions(forms.all(), neverStored);
            EventFormRules.checkSealed(eventClass, forms.all());
            return new EventTypes<>(this);
        }
    }
}
