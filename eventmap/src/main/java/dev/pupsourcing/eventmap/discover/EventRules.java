// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.discover;

import dev.pupsourcing.eventmap.model.Problem;
import dev.pupsourcing.eventmap.model.SourceType;
import dev.pupsourcing.eventmap.model.SourceType.Kind;
import dev.pupsourcing.eventmap.model.SourceType.Trait;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which types of one aggregate are events.
 *
 * <ol> <li>Only public records and public final classes can be events. <li>If some of them implement a sealed interface
 * (or extend a sealed class) that is not a value, the events are those that do, top-level or nested. <li>Otherwise the
 * events are the top-level ones in version packages, and those that may be stored; if the whole input has neither
 * version packages nor sealed interfaces, all top-level ones. Values, exceptions, and classes without state that cannot be constructed, are not
 * events.
 * </ol>
 */
final class EventRules {

    private final SourceTree tree;
    private final Selection selection;
    private final Values values;
    private final Group group;
    private final Set<String> stored;
    private final Set<SourceType> roots;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    EventRules(SourceTree tree, Selection selection, Values values, Group group, Set<String> stored) {
        this.tree = tree;
        this.selection = selection;
        this.values = values;
        this.group = group;
        this.stored = stored;
        this.roots = roots();
    }

    private Set<SourceType> roots() {
        Set<SourceType> found = new LinkedHashSet<>();
        for (Placed placed : group.types()) {
            if (placed.type().isLeaf() && !selection.excludes(placed.type())) {
                tree.supertypes(placed.type()).stream().filter(this::isRoot).forEach(found::add);
            }
        }
        return found;
    }

    private boolean isRoot(SourceType type) {
        return type.is(Trait.SEALED)
                && !selection.excludes(type)
                && values.holder(type).isEmpty();
    }

    /** Whether the aggregate has version packages or a sealed interface. */
    boolean marked() {
        return group.versioned() || !roots.isEmpty();
    }

    /** The events, given whether aggregates without version packages and sealed interfaces count. */
    List<Placed> events(boolean unmarkedCounts) {
        List<Placed> events = new ArrayList<>();
        Map<Placed, String> others = new LinkedHashMap<>();
        boolean counts = marked() || unmarkedCounts || hasStored();
        for (Placed placed : group.types()) {
            Optional<String> reason = selection.includes(placed.type())
                    ? unfit(placed.type())
                    : counts ? noEvent(placed) : Optional.of("is not in a version package");
            if (reason.isEmpty()) {
                events.add(placed);
            } else if (placed.type().isLeaf()) {
                others.put(placed, reason.get());
            }
        }
        others.forEach((placed, reason) -> passOver(placed, reason, events));
        return events;
    }

    /** Whether an event of the aggregate may be stored, so that it is one although it has no version package. */
    private boolean hasStored() {
        return group.types().stream().anyMatch(this::isStored);
    }

    private boolean isStored(Placed placed) {
        return stored.contains(placed.type().id().toString());
    }

    private void passOver(Placed placed, String reason, List<Placed> events) {
        String passed = placed.type().id() + " " + reason;
        passedOver.add(passed);
        if (placed.placement().versioned()
                && !selection.excludes(placed.type())
                && (isOutsideRoots(placed.type()) || isNamedLike(placed.type(), events))) {
            warnings.add(placed.type().position() + ": " + passed + ", so it is not an event although it is in a "
                    + "version package; correct that, or exclude the class");
        }
    }

    /** Whether the class looks like an event that does not implement the sealed interface. */
    private boolean isOutsideRoots(SourceType type) {
        return !roots.isEmpty() && type.is(Trait.VISIBLE) && values.holder(type).isEmpty();
    }

    /** Whether a class looks like another version of an event. */
    private static boolean isNamedLike(SourceType type, List<Placed> events) {
        return !type.id().nested()
                && events.stream()
                        .anyMatch(event ->
                                event.type().id().simpleName().equals(type.id().simpleName()));
    }

    private Optional<String> noEvent(Placed placed) {
        SourceType type = placed.type();
        if (selection.excludes(type)) {
            return Optional.of(Selection.EXCLUDED);
        }
        if (roots.isEmpty()) {
            return unfit(type).or(() -> noEventByPlace(placed));
        }
        if (Collections.disjoint(roots, tree.supertypes(type))) {
            return Optional.of("does not implement "
                    + String.join(
                            " or ",
                            roots.stream().map(root -> root.id().toString()).toList()));
        }
        refuse(type);
        return unfit(type);
    }

    private static Optional<String> unfit(SourceType type) {
        if (!type.isLeaf()) {
            return Optional.of("is neither a record nor a final class");
        }
        if (type.is(Trait.INNER)) {
            return Optional.of("is an inner class");
        }
        return type.is(Trait.VISIBLE) ? Optional.empty() : Optional.of("is not public");
    }

    /** A public class below the root that the mapping would have to omit. */
    private void refuse(SourceType type) {
        if (!type.is(Trait.VISIBLE)) {
            return;
        }
        boolean open =
                type.kind() == Kind.CLASS && !type.isLeaf() && !type.is(Trait.ABSTRACT) && !type.is(Trait.SEALED);
        if (type.kind() == Kind.ENUM) {
            problem(type, "is an enum; wrap it in a record, or exclude it");
        } else if (open) {
            problem(type, "is a class that can be extended; make it final or a record, or exclude it");
        } else if (type.is(Trait.INNER)) {
            problem(type, "is an inner class, which needs an enclosing object; make it static, or exclude it");
        }
    }

    private void problem(SourceType type, String what) {
        problems.add(new Problem(type.position(), "event " + type.id() + " " + what));
    }

    private Optional<String> noEventByPlace(Placed placed) {
        SourceType type = placed.type();
        if (group.versioned() && !placed.placement().versioned() && !isStored(placed)) {
            return Optional.of("is not in a version package");
        }
        if (type.id().nested()) {
            return Optional.of("is nested and does not implement a sealed interface");
        }
        if (isThrowable(type)) {
            return Optional.of("is an exception");
        }
        if (type.state().isEmpty() && type.constructor().isEmpty()) {
            return Optional.of("has no state and no public constructor");
        }
        return values.holder(type).map(holder -> "is a component of " + holder.id());
    }

    private static boolean isThrowable(SourceType type) {
        return type.supertypes().stream()
                .anyMatch(use -> use.name().endsWith("Exception") || use.name().endsWith("Error"));
    }

    List<Problem> problems() {
        return problems;
    }

    /** Records in version packages that are not events, probably by mistake. */
    List<String> warnings() {
        return warnings;
    }

    /** The records and final classes that are not events, with the reasons. */
    List<String> passedOver() {
        return passedOver;
    }
}
