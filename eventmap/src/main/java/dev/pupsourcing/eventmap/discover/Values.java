// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.discover;

import dev.pupsourcing.eventmap.model.SourceType;
import dev.pupsourcing.eventmap.model.SourceType.Kind;
import dev.pupsourcing.eventmap.model.TypeUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Distinguishes values from events: a value is a type that is a component of another type, or a subtype of such a type.
 *
 * <p>The containing type is a class in a version package, or a record if there are no version packages.
 */
final class Values {

    private final SourceTree tree;
    private final Selection selection;
    private final Set<String> stored;
    private final Map<SourceType, List<SourceType>> holders = new HashMap<>();

    Values(SourceTree tree, Selection selection, List<Group> groups, Set<String> stored) {
        this.tree = tree;
        this.selection = selection;
        this.stored = stored;
        groups.forEach(this::addGroup);
    }

    private void addGroup(Group group) {
        boolean versioned = group.versioned();
        for (Placed placed : group.types()) {
            SourceType type = placed.type();
            boolean holds = versioned ? placed.placement().versioned() : type.kind() == Kind.RECORD;
            boolean counts = holds || stored.contains(type.id().toString());
            if (counts && !selection.excludes(type)) {
                type.state().forEach(component -> addUse(type, component.type()));
            }
        }
    }

    private void addUse(SourceType holder, TypeUse use) {
        tree.find(use)
                .ifPresent(held ->
                        holders.computeIfAbsent(held, key -> new ArrayList<>()).add(holder));
        use.arguments().forEach(argument -> addUse(holder, argument));
    }

    /** The types that have the type or one of its supertypes as a component; empty if it is not a value. */
    Optional<SourceType> holder(SourceType type) {
        return Stream.concat(Stream.of(type), tree.supertypes(type).stream())
                .flatMap(held -> holders.getOrDefault(held, List.of()).stream()
                        .filter(holder ->
                                !holder.equals(held) && !tree.supertypes(holder).contains(held)))
                .findFirst();
    }
}
