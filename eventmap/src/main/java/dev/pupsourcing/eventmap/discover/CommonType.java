// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.discover;

import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.EventSchema;
import dev.pupsourcing.eventmap.model.SourceType;
import dev.pupsourcing.eventmap.model.SourceType.Kind;
import dev.pupsourcing.eventmap.model.SourceType.Trait;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the common type of an aggregate's events, which is the type parameter of their mapping. */
final class CommonType {

    private final SourceTree tree;
    private final Selection selection;
    private final Values values;

    CommonType(SourceTree tree, Selection selection, Values values) {
        this.tree = tree;
        this.selection = selection;
        this.values = values;
    }

    /**
     * The nearest public supertype of all events, preferably a sealed one; empty if there is none.
     *
     * @param packageName the aggregate's package, whose types take precedence
     */
    Optional<SourceType> of(List<EventSchema> events, String packageName) {
        Set<SourceType> shared = new LinkedHashSet<>(above(events.get(0)));
        events.forEach(event -> shared.retainAll(above(event)));
        List<SourceType> nearest = nearest(prefer(shared, type -> type.is(Trait.SEALED)));
        List<SourceType> own = prefer(nearest, type -> (type.id().packageName() + ".").startsWith(packageName + "."));
        if (own.size() > 1) {
            throw ambiguous(own);
        }
        return own.stream().findFirst();
    }

    /** Whether a type is a supertype of an event. */
    boolean isAbove(SourceType type, EventSchema event) {
        return tree.supertypes(event.source()).contains(type);
    }

    private List<SourceType> above(EventSchema event) {
        return tree.supertypes(event.source()).stream().filter(this::fits).toList();
    }

    private boolean fits(SourceType type) {
        return (type.kind() == Kind.INTERFACE || type.kind() == Kind.CLASS)
                && type.is(Trait.VISIBLE)
                && !selection.excludes(type)
                && values.holder(type).isEmpty();
    }

    private static List<SourceType> prefer(
            Collection<SourceType> types, java.util.function.Predicate<SourceType> preferred) {
        List<SourceType> better = types.stream().filter(preferred).toList();
        return better.isEmpty() ? List.copyOf(types) : better;
    }

    private List<SourceType> nearest(List<SourceType> types) {
        return types.stream()
                .filter(type ->
                        types.stream().noneMatch(other -> tree.supertypes(other).contains(type)))
                .toList();
    }

    private static EventMapException ambiguous(List<SourceType> types) {
        SourceType first = types.get(0);
        return new EventMapException(
                first.position(),
                "the events have both " + first.id() + " and " + types.get(1).id()
                        + " as common types; let one extend the other, or exclude one");
    }
}
