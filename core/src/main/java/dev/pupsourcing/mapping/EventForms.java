// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.PersistedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Collects the versions of event types and connects their upcasts. Not thread-safe. */
final class EventForms<E> {

    /** A version with its class; an older one has a next class and a step. */
    private record Version<E>(
            Class<?> stored,
            @Nullable Class<? extends E> newest,
            @Nullable Class<?> next,
            EventForm.@Nullable Step step) {}

    private final TreeMap<EventVersion, Version<E>> versions = new TreeMap<>();

    void addNewest(EventVersion version, Class<? extends E> eventClass) {
        add(version, new Version<>(eventClass, eventClass, null, null));
    }

    <V, W> void addOlder(
            EventVersion version,
            Class<V> oldClass,
            Class<W> nextClass,
            BiFunction<? super V, ? super PersistedEvent, ? extends W> step) {
        Objects.requireNonNull(oldClass, "oldClass");
        Objects.requireNonNull(nextClass, "nextClass");
        Objects.requireNonNull(step, "step");
        add(version, new Version<>(oldClass, null, nextClass, (old, stored) -> step.apply(oldClass.cast(old), stored)));
    }

    private void add(EventVersion version, Version<E> added) {
        if (versions.putIfAbsent(version, added) != null) {
            throw new IllegalArgumentException(version + " was added twice");
        }
    }

    boolean contain(String type) {
        return versions.keySet().stream().anyMatch(version -> version.type().equals(type));
    }

    /** The versions with all steps to the newest version of their type. */
    Map<EventVersion, EventForm<E>> resolved() {
        Map<EventVersion, EventForm<E>> forms = new HashMap<>();
        versions.forEach((version, first) -> forms.put(version, form(version, first)));
        return forms;
    }

    private EventForm<E> form(EventVersion version, Version<E> first) {
        List<EventForm.Step> steps = new ArrayList<>();
        Map.Entry<EventVersion, Version<E>> at = Map.entry(version, first);
        while (at.getValue().newest() == null) {
            steps.add(Objects.requireNonNull(at.getValue().step()));
            at = next(at.getKey(), Objects.requireNonNull(at.getValue().next()));
        }
        return new EventForm<>(
                first.stored(),
                List.copyOf(steps),
                Objects.requireNonNull(at.getValue().newest()));
    }

    /** The next version of the same type that has the class. */
    private Map.Entry<EventVersion, Version<E>> next(EventVersion from, Class<?> nextClass) {
        return versions.tailMap(from, false).entrySet().stream()
                .filter(later -> later.getKey().type().equals(from.type()))
                .filter(later -> later.getValue().stored().equals(nextClass))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an upcast must lead to the class of a later version, but "
                        + from + " is converted to " + nextClass.getName() + ", and no later version of \""
                        + from.type()
                        + "\" has this class"));
    }
}
