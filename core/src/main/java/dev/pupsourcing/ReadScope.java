// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import dev.pupsourcing.internal.rules.TextRules;
import dev.pupsourcing.slot.SlotRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What to read of the log: bounded contexts, aggregate types, event types and partition slots, each empty for all.
 *
 * <p>An event is in scope if it matches every part that is not empty. The filter runs in the database. Immutable and
 * thread-safe.
 */
public final class ReadScope {

    private static final ReadScope ALL = new ReadScope(Set.of(), Set.of(), Set.of(), List.of());

    private final Set<String> boundedContexts;
    private final Set<String> aggregateTypes;
    private final Set<String> eventTypes;
    private final List<SlotRange> slots;

    private ReadScope(
            Set<String> boundedContexts, Set<String> aggregateTypes, Set<String> eventTypes, List<SlotRange> slots) {
        this.boundedContexts = names("boundedContexts", boundedContexts);
        this.aggregateTypes = names("aggregateTypes", aggregateTypes);
        this.eventTypes = names("eventTypes", eventTypes);
        this.slots = ranges(slots);
        if (boundedContexts.contains(StreamId.RESERVED_CONTEXT)) {
            throw new InvalidEventException(
                    "boundedContexts", "holds \"" + StreamId.RESERVED_CONTEXT + "\", which is reserved");
        }
    }

    /**
     * A scope with the given parts, for tools that compute them; an empty part selects all.
     *
     * @throws InvalidEventException if a name cannot be stored, naming it
     */
    public static ReadScope of(
            Set<String> boundedContexts, Set<String> aggregateTypes, Set<String> eventTypes, List<SlotRange> slots) {
        return new ReadScope(boundedContexts, aggregateTypes, eventTypes, slots);
    }

    /** The contexts, empty for all. */
    public Set<String> boundedContexts() {
        return boundedContexts;
    }

    /** The aggregate types, empty for all. */
    public Set<String> aggregateTypes() {
        return aggregateTypes;
    }

    /** The event types, empty for all. */
    public Set<String> eventTypes() {
        return eventTypes;
    }

    /** The ranges of partition slots, empty for all. */
    public List<SlotRange> slots() {
        return slots;
    }

    private static Set<String> names(String field, Set<String> names) {
        Set<String> copy = new LinkedHashSet<>();
        for (String name : Objects.requireNonNull(names, field)) {
            InvalidEventException.check(field, TextRules.name(name));
            copy.add(name);
        }
        return Collections.unmodifiableSet(copy);
    }

    private static Set<String> named(String field, Collection<String> names) {
        if (Objects.requireNonNull(names, field).isEmpty()) {
            throw new IllegalArgumentException(
                    field
                            + " must not be empty, because an empty scope is everything; use ReadScope.all() for the whole log");
        }
        return new LinkedHashSet<>(names);
    }

    private static <T> List<T> listed(T first, T[] more) {
        List<T> all = new ArrayList<>(1 + more.length);
        all.add(first);
        all.addAll(Arrays.asList(more));
        return all;
    }

    private static List<SlotRange> ranges(List<SlotRange> ranges) {
        Objects.requireNonNull(ranges, "slots").forEach(range -> Objects.requireNonNull(range, "slot range"));
        return List.copyOf(ranges);
    }

    /** The whole log. */
    public static ReadScope all() {
        return ALL;
    }

    /** Only these bounded contexts. */
    public static ReadScope ofContexts(String first, String... more) {
        return all().withContexts(first, more);
    }

    /**
     * Only these bounded contexts, for example from a configuration.
     *
     * @throws IllegalArgumentException if the collection is empty
     */
    public static ReadScope ofContexts(Collection<String> contexts) {
        return all().withContexts(contexts);
    }

    /** Only these aggregate types. */
    public static ReadScope ofAggregateTypes(String first, String... more) {
        return all().withAggregateTypes(first, more);
    }

    /**
     * Only these aggregate types, for example from a configuration.
     *
     * @throws IllegalArgumentException if the collection is empty
     */
    public static ReadScope ofAggregateTypes(Collection<String> types) {
        return all().withAggregateTypes(types);
    }

    /** Only these event types. */
    public static ReadScope ofEventTypes(String first, String... more) {
        return all().withEventTypes(first, more);
    }

    /**
     * Only these event types, for example from a configuration.
     *
     * @throws IllegalArgumentException if the collection is empty
     */
    public static ReadScope ofEventTypes(Collection<String> types) {
        return all().withEventTypes(types);
    }

    /** This scope, narrowed to these bounded contexts instead of its own. */
    public ReadScope withContexts(String first, String... more) {
        return withContexts(listed(first, Objects.requireNonNull(more, "boundedContexts")));
    }

    /**
     * This scope, narrowed to these bounded contexts instead of its own.
     *
     * @throws IllegalArgumentException if the collection is empty
     */
    public ReadScope withContexts(Collection<String> contexts) {
        return new ReadScope(named("boundedContexts", contexts), aggregateTypes, eventTypes, slots);
    }

    /** This scope, narrowed to these aggregate types instead of its own. */
    public ReadScope withAggregateTypes(String first, String... more) {
        return withAggregateTypes(listed(first, Objects.requireNonNull(more, "aggregateTypes")));
    }

    /**
     * This scope, narrowed to these aggregate types instead of its own.
     *
     * @throws IllegalArgumentException if the collection is empty
     */
    public ReadScope withAggregateTypes(Collection<String> types) {
        return new ReadScope(boundedContexts, named("aggregateTypes", types), eventTypes, slots);
    }

    /** This scope, narrowed to these event types instead of its own. */
    public ReadScope withEventTypes(String first, String... more) {
        return withEventTypes(listed(first, Objects.requireNonNull(more, "eventTypes")));
    }

    /**
     * This scope, narrowed to these event types instead of its own.
     *
     * @throws IllegalArgumentException if the collection is empty
     */
    public ReadScope withEventTypes(Collection<String> types) {
        return new ReadScope(boundedContexts, aggregateTypes, named("eventTypes", types), slots);
    }

    /** This scope, narrowed to these ranges of slots instead of its own. */
    public ReadScope withSlots(SlotRange first, SlotRange... more) {
        return withSlots(listed(first, Objects.requireNonNull(more, "slots")));
    }

    /**
     * This scope, narrowed to these ranges of slots instead of its own.
     *
     * @throws IllegalArgumentException if the collection is empty
     */
    public ReadScope withSlots(Collection<SlotRange> ranges) {
        if (Objects.requireNonNull(ranges, "slots").isEmpty()) {
            throw new IllegalArgumentException("slots must not be empty, because an empty scope is everything");
        }
        return new ReadScope(boundedContexts, aggregateTypes, eventTypes, new ArrayList<>(ranges));
    }

    /**
     * The smallest scope, part by part, that contains all of these. It may contain further events.
     *
     * @throws IllegalArgumentException if the collection is empty
     */
    public static ReadScope covering(Collection<ReadScope> scopes) {
        if (Objects.requireNonNull(scopes, "scopes").isEmpty()) {
            throw new IllegalArgumentException("scopes must not be empty, because an empty scope is everything");
        }
        return new ReadScope(
                new TreeSet<>(union(scopes, ReadScope::boundedContexts)),
                new TreeSet<>(union(scopes, ReadScope::aggregateTypes)),
                new TreeSet<>(union(scopes, ReadScope::eventTypes)),
                joined(union(scopes, ReadScope::slots)));
    }

    /** The values of one part; empty if one of the scopes has all. */
    private static <T> List<T> union(Collection<ReadScope> scopes, Function<ReadScope, Collection<T>> part) {
        return scopes.stream().map(part).anyMatch(Collection::isEmpty)
                ? List.of()
                : scopes.stream().map(part).flatMap(Collection::stream).toList();
    }

    /** Ranges without overlaps, ascending; empty if they contain all slots. */
    private static List<SlotRange> joined(List<SlotRange> ranges) {
        List<SlotRange> joined = new ArrayList<>();
        for (SlotRange range : ranges.stream()
                .sorted(Comparator.comparingInt(SlotRange::first))
                .toList()) {
            int before = joined.size() - 1;
            if (before >= 0 && range.first() <= joined.get(before).last() + 1) {
                SlotRange last = joined.get(before);
                joined.set(before, new SlotRange(last.first(), Math.max(last.last(), range.last())));
            } else {
                joined.add(range);
            }
        }
        return joined.equals(List.of(SlotRange.ALL)) ? List.of() : joined;
    }

    /** Whether the scope is the whole log. */
    public boolean isAll() {
        return boundedContexts.isEmpty() && aggregateTypes.isEmpty() && eventTypes.isEmpty() && slots.isEmpty();
    }

    /** Whether an event is in scope. */
    public boolean contains(PersistedEvent event) {
        return matches(boundedContexts, event.boundedContext())
                && matches(aggregateTypes, event.aggregateType())
                && matches(eventTypes, event.eventType())
                && (slots.isEmpty() || inSlots(event.stream().slot()));
    }

    private static boolean matches(Set<String> names, String name) {
        return names.isEmpty() || names.contains(name);
    }

    private boolean inSlots(int slot) {
        return slots.stream().anyMatch(range -> range.contains(slot));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReadScope that
                && boundedContexts.equals(that.boundedContexts)
                && aggregateTypes.equals(that.aggregateTypes)
                && eventTypes.equals(that.eventTypes)
                && slots.equals(that.slots);
    }

    @Override
    public int hashCode() {
        return Objects.hash(boundedContexts, aggregateTypes, eventTypes, slots);
    }

    /** The parts; an empty part selects all. */
    @Override
    public String toString() {
        return "ReadScope[boundedContexts=" + boundedContexts + ", aggregateTypes=" + aggregateTypes + ", eventTypes="
                + eventTypes + ", slots=" + slots + "]";
    }
}
