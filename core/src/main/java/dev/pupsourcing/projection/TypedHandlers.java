// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.mapping.EventMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The handlers of a typed projection by class, and their conversion to handlers by event type. A stored event may be read
 * as several domain events of different classes, so each of these finds its handler by its class.
 *
 * @param <E> the common type of the domain events
 */
final class TypedHandlers<E> {

    private final ProjectionParts parts;
    private final EventMapping<? extends E> mapping;
    private final Map<Class<?>, TypedHandler<? super E>> handlers = new LinkedHashMap<>();
    private final Set<Class<?>> ignored = new LinkedHashSet<>();
    private @Nullable TypedHandler<? super E> others;
    private boolean exhaustive;

    TypedHandlers(ProjectionParts parts, EventMapping<? extends E> mapping) {
        this.parts = parts;
        this.mapping = Objects.requireNonNull(mapping, "mapping");
    }

    <V extends E> void add(Class<V> eventClass, TypedHandler<? super V> handler) {
        Objects.requireNonNull(eventClass, "eventClass");
        Objects.requireNonNull(handler, "handler");
        TypedHandler<E> casting = (tx, event, stored) -> handler.handle(tx, eventClass.cast(event), stored);
        if (handlers.put(eventClass, casting) != null) {
            throw parts.invalid("a class must have one handler", "has two for " + eventClass.getName());
        }
    }

    void addForOthers(TypedHandler<? super E> handler) {
        if (others != null) {
            throw parts.invalid("all other events must have one handler", "has two");
        }
        this.others = Objects.requireNonNull(handler, "handler");
    }

    void ignore(Class<?> eventClass) {
        ignored.add(Objects.requireNonNull(eventClass, "eventClass"));
    }

    void requireAll() {
        exhaustive = true;
    }

    /** The handlers by event type. */
    Map<String, EventHandler> routes() {
        Map<Class<?>, TypedHandler<? super E>> byClass = byClass();
        Set<String> types = new TreeSet<>();
        handlers.keySet().forEach(eventClass -> types.addAll(types(eventClass)));
        ignored.forEach(this::types);
        if (others != null) {
            mapping.known().forEach(version -> types.add(version.type()));
        }
        EventHandler dispatch = (tx, stored) -> dispatch(byClass, tx, stored);
        Map<String, EventHandler> routes = new HashMap<>();
        types.forEach(type -> routes.put(type, dispatch));
        return routes;
    }

    /** The handler of each class of the mapping; none for classes that are not handled. */
    private Map<Class<?>, TypedHandler<? super E>> byClass() {
        Map<Class<?>, TypedHandler<? super E>> found = new HashMap<>();
        Set<String> missing = new TreeSet<>();
        for (Class<?> eventClass : mapping.eventClasses()) {
            TypedHandler<? super E> handler = handlerOf(eventClass);
            if (handler != null) {
                found.put(eventClass, handler);
            } else if (!isIgnored(eventClass)) {
                missing.add(eventClass.getName());
            }
        }
        if (exhaustive && !missing.isEmpty()) {
            throw parts.invalid(
                    "an exhaustive projection must handle or ignore every class of its mapping",
                    "does neither with " + missing);
        }
        return found;
    }

    private @Nullable TypedHandler<? super E> handlerOf(Class<?> eventClass) {
        Map<String, TypedHandler<? super E>> fitting = new TreeMap<>();
        handlers.forEach((handled, handler) -> {
            if (handled.isAssignableFrom(eventClass)) {
                fitting.put(handled.getName(), handler);
            }
        });
        if (fitting.size() > 1) {
            throw parts.invalid(
                    "an event class must have one handler",
                    "has two for " + eventClass.getName() + ": those of " + fitting.keySet());
        }
        if (!fitting.isEmpty() && isIgnored(eventClass)) {
            throw parts.invalid(
                    "an event class that is ignored must have no handler", "has one for " + eventClass.getName());
        }
        return fitting.isEmpty() && !isIgnored(eventClass)
                ? others
                : fitting.values().stream().findFirst().orElse(null);
    }

    private boolean isIgnored(Class<?> eventClass) {
        return ignored.stream().anyMatch(above -> above.isAssignableFrom(eventClass));
    }

    private void dispatch(Map<Class<?>, TypedHandler<? super E>> byClass, Connection tx, PersistedEvent stored)
            throws SQLException {
        List<E> events = new ArrayList<>(1);
        mapping.readInto(stored, events::add);
        for (E event : events) {
            TypedHandler<? super E> handler = byClass.get(event.getClass());
            if (handler == null && !mapping.eventClasses().contains(event.getClass())) {
                handler = handlerOf(event.getClass());
            }
            if (handler != null) {
                handler.handle(tx, event, stored);
            }
        }
    }

    private Set<String> types(Class<?> eventClass) {
        Set<String> types = mapping.typesOf(eventClass);
        if (types.isEmpty()) {
            Set<String> known = new TreeSet<>();
            mapping.known().forEach(version -> known.add(version.type()));
            throw parts.invalid(
                    "the mapping must know the class of each handler",
                    "names " + eventClass.getName()
                            + ", which is not the class of the newest version of an event; the mapping knows the event"
                            + " types " + known);
        }
        return types;
    }
}
