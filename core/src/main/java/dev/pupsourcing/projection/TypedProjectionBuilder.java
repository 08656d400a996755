// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.mapping.EventMapping;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Projection} whose handlers receive domain events; created by
 * {@link Projection#builder(String, EventMapping)}. An {@link EventMapping} reads the stored events, each in the newest
 * version of its type.
 *
 * <p>The scope is narrowed to the event types of the classes with handlers, so that the database filters. Not
 * thread-safe.
 *
 * @param <E> the common type of the domain events
 */
public final class TypedProjectionBuilder<E> {

    private final String name;
    private final EventMapping<? extends E> mapping;
    private final Map<Class<?>, TypedHandler<? super E>> handlers = new LinkedHashMap<>();
    private ReadScope scope = ReadScope.all();
    private PartitionStrategy strategy = PartitionStrategy.byAggregate();
    private @Nullable TypedHandler<? super E> others;

    TypedProjectionBuilder(String name, EventMapping<? extends E> mapping) {
        this.name = ProjectionNames.check(name);
        this.mapping = Objects.requireNonNull(mapping, "mapping");
    }

    /** Sets the events that it handles, for example those of one bounded context; all by default. */
    public TypedProjectionBuilder<E> scope(ReadScope events) {
        this.scope = Objects.requireNonNull(events, "events");
        return this;
    }

    /** Sets the strategy that divides its events among partitions; by aggregate by default. */
    public TypedProjectionBuilder<E> partitionBy(PartitionStrategy division) {
        this.strategy = Objects.requireNonNull(division, "division");
        return this;
    }

    /**
     * Handles the events of a class and its subclasses.
     *
     * @throws IllegalArgumentException if the class already has a handler
     */
    public <V extends E> TypedProjectionBuilder<E> on(Class<V> eventClass, TypedHandler<? super V> handler) {
        Objects.requireNonNull(eventClass, "eventClass");
        Objects.requireNonNull(handler, "handler");
        TypedHandler<E> casting = (tx, event, stored) -> handler.handle(tx, eventClass.cast(event), stored);
        if (handlers.put(eventClass, casting) != null) {
            throw new IllegalArgumentException("a class must have one handler, but projection \"" + name
                    + "\" has two for " + eventClass.getName());
        }
        return this;
    }

    /**
     * Handles all events of the mapping that have no other handler.
     *
     * @throws IllegalArgumentException if there is such a handler already
     */
    public TypedProjectionBuilder<E> onAny(TypedHandler<? super E> handler) {
        if (others != null) {
            throw new IllegalArgumentException(
                    "projection \"" + name + "\" must have one handler for all other events, but has two");
        }
        this.others = Objects.requireNonNull(handler, "handler");
        return this;
    }

    /**
     * Builds the projection.
     *
     * @throws IllegalArgumentException if it has no handler, if the mapping does not know the class of a handler, if
     *     two handlers have the same event type, or if the scope excludes the event types of a handler
     */
    public Projection build() {
        Map<String, EventHandler> routes = new HashMap<>();
        handlers.forEach((eventClass, handler) -> {
            for (String type : types(eventClass)) {
                if (routes.put(type, reading(handler)) != null) {
                    throw new IllegalArgumentException("an event type must have one handler, but projection \"" + name
                            + "\" has two for \"" + type + "\", one of them for " + eventClass.getName());
                }
            }
        });
        TypedHandler<? super E> rest = others;
        if (rest != null) {
            mapping.known().forEach(version -> routes.putIfAbsent(version.type(), reading(rest)));
        }
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("projection \"" + name + "\" must have a handler");
        }
        return new RoutedProjection(
                name, RoutedProjection.narrowed(name, scope, routes.keySet()), strategy, routes, null);
    }

    private Set<String> types(Class<?> eventClass) {
        Set<String> types = mapping.typesOf(eventClass);
        if (types.isEmpty()) {
            Set<String> known = new TreeSet<>();
            mapping.known().forEach(version -> known.add(version.type()));
            throw new IllegalArgumentException("the mapping must know the class of a handler, but that of projection \""
                    + name + "\" does not know " + eventClass.getName()
                    + " as the newest version of an event; it knows the event types " + known);
        }
        return types;
    }

    private EventHandler reading(TypedHandler<? super E> handler) {
        return (tx, stored) -> handler.handle(tx, mapping.fromEvent(stored), stored);
    }
}
