// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.mapping.EventMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The handlers of a typed projection by class, and the conversion of these to handlers by event type.
 *
 * @param <E> the common type of the domain events
 */
final class TypedHandlers<E> {

    private final ProjectionParts parts;
    private final EventMapping<? extends E> mapping;
    private final Map<Class<?>, TypedHandler<? super E>> handlers = new LinkedHashMap<>();
    private @Nullable TypedHandler<? super E> others;

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

    Map<String, EventHandler> routes() {
        Map<String, EventHandler> routes = new HashMap<>();
        handlers.forEach((eventClass, handler) -> {
            for (String type : types(eventClass)) {
                if (routes.put(type, reading(handler)) != null) {
                    throw parts.invalid(
                            "an event type must have one handler",
                            "has two for \"" + type + "\", one of them for " + eventClass.getName());
                }
            }
        });
        TypedHandler<? super E> rest = others;
        if (rest != null) {
            mapping.known().forEach(version -> routes.putIfAbsent(version.type(), reading(rest)));
        }
        return routes;
    }

    private Set<String> types(Class<?> eventClass) {
        Set<String> types = mapping.typesOf(eventClass);
        if (types.isEmpty()) {
            Set<String> known = new TreeSet<>();
            mapping.known().forEach(version -> known.add(version.type()));
            throw parts.invalid(
                    "the mapping must know the class of each handler",
                    "has a handler for " + eventClass.getName()
                            + ", which is not the class of the newest version of an event; the mapping knows the event"
                            + " types " + known);
        }
        return types;
    }

    private EventHandler reading(TypedHandler<? super E> handler) {
        return (tx, stored) -> {
            List<E> events = new ArrayList<>(1);
            mapping.readInto(stored, events::add);
            for (E event : events) {
                handler.handle(tx, event, stored);
            }
        };
    }
}
