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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects the versions of event types and connects their conversions. Not thread-safe. */
final class EventForms<E> {

    /** What a version is for. */
    enum Role {
        /** It is written, and read as a domain event. */
        NEWEST,
        /** It is converted to a later version. */
        OLDER,
        /** It is not written yet, and is converted to an earlier version. */
        READ_ONLY,
        /** It stands for any number of domain events. */
        SPLIT
    }

    /**
     * A version with its class.
     *
     * @param next the class of the version that it is converted to; null for the newest, and if it is split
     */
    record Version<E>(
            Role role,
            Class<?> stored,
            @Nullable Class<? extends E> newest,
            @Nullable Class<?> next,
            EventForm.@Nullable Step step,
            EventForm.@Nullable Split<E> split) {}

    private final TreeMap<EventVersion, Version<E>> versions = new TreeMap<>();

    void addNewest(EventVersion version, Class<? extends E> eventClass) {
        add(version, new Version<>(Role.NEWEST, eventClass, eventClass, null, null, null));
    }

    <V, W> void addOlder(
            EventVersion version,
            Class<V> oldClass,
            Class<W> nextClass,
            BiFunction<? super V, ? super PersistedEvent, ? extends W> step) {
        add(version, converted(Role.OLDER, oldClass, nextClass, step));
    }

    <V, W> void addReadOnly(
            EventVersion version,
            Class<V> newClass,
            Class<W> nextClass,
            BiFunction<? super V, ? super PersistedEvent, ? extends W> step) {
        add(version, converted(Role.READ_ONLY, newClass, nextClass, step));
    }

    private <V, W> Version<E> converted(
            Role role, Class<V> from, Class<W> next, BiFunction<? super V, ? super PersistedEvent, ? extends W> step) {
        Objects.requireNonNull(from, "class");
        Objects.requireNonNull(next, "nextClass");
        Objects.requireNonNull(step, "step");
        EventForm.Step casting = (event, stored) -> step.apply(from.cast(event), stored);
        return new Version<>(role, from, null, next, casting, null);
    }

    <V> void addSplit(
            EventVersion version,
            Class<V> oldClass,
            BiFunction<? super V, ? super PersistedEvent, ? extends List<? extends E>> split) {
        Objects.requireNonNull(oldClass, "oldClass");
        Objects.requireNonNull(split, "split");
        EventForm.Split<E> casting = (event, stored) -> split.apply(oldClass.cast(event), stored);
        add(version, new Version<>(Role.SPLIT, oldClass, null, null, null, casting));
    }

    private void add(EventVersion version, Version<E> added) {
        if (versions.putIfAbsent(version, added) != null) {
            throw new IllegalArgumentException(version + " was added twice");
        }
    }

    boolean contain(String type) {
        return versions.keySet().stream().anyMatch(version -> version.type().equals(type));
    }

    /** The versions, in order. */
    Map<EventVersion, Version<E>> all() {
        return versions;
    }

    /** The versions with all steps to domain events. */
    Map<EventVersion, EventForm<E>> resolved() {
        Map<EventVersion, EventForm<E>> forms = new HashMap<>();
        versions.forEach((version, first) -> forms.put(version, form(version, first)));
        return forms;
    }

    private EventForm<E> form(EventVersion version, Version<E> first) {
        List<EventForm.Step> steps = new ArrayList<>();
        Map.Entry<EventVersion, Version<E>> at = Map.entry(version, first);
        while (at.getValue().next() != null) {
            steps.add(Objects.requireNonNull(at.getValue().step()));
            at = next(at.getKey(), at.getValue());
        }
        Version<E> last = at.getValue();
        return new EventForm<>(first.stored(), List.copyOf(steps), last.newest(), last.split());
    }

    /**
     * The version of the same type to which a version is converted: a later one, or an earlier one if it is read-only. The
     * direction never changes, so that every conversion ends.
     */
    private Map.Entry<EventVersion, Version<E>> next(EventVersion from, Version<E> version) {
        boolean older = version.role() == Role.OLDER;
        Class<?> nextClass = Objects.requireNonNull(version.next());
        Map<EventVersion, Version<E>> others = older
                ? versions.tailMap(from, false)
                : versions.headMap(from, false).descendingMap();
        Role turn = older ? Role.READ_ONLY : Role.OLDER;
        return candidates(others, from)
                .filter(other -> other.getValue().role() != turn)
                .filter(other -> other.getValue().stored().equals(nextClass))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException((older ? "an upcast" : "a downcast")
                        + " must lead to the class of " + (older ? "a later" : "an earlier") + " version, but "
                        + from + " is converted to " + nextClass.getName() + ", and no "
                        + (older ? "later" : "earlier") + " version of \"" + from.type() + "\" has this class"));
    }

    private static <V> Stream<Map.Entry<EventVersion, V>> candidates(Map<EventVersion, V> others, EventVersion from) {
        return others.entrySet().stream().filter(other -> other.getKey().type().equals(from.type()));
    }
}
