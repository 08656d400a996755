// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.discover;

import dev.pupsourcing.eventmap.model.AggregateModel;
import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.EventNames;
import dev.pupsourcing.eventmap.model.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds the aggregates and their events in a source tree. */
public final class EventFinder {

    private static final int SHOWN = 5;

    private final SourceTree tree;
    private final Selection selection;
    private final EventNames names;
    private final Set<String> stored;
    private final List<String> warnings = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();

    /**
     * A finder over a source tree.
     *
     * @param stored the full names of the classes of events that may be stored; they stay events when the first version
     *     package or sealed interface is added
     */
    public EventFinder(SourceTree tree, Selection selection, EventNames names, Set<String> stored) {
        this.tree = tree;
        this.selection = selection;
        this.names = names;
        this.stored = Set.copyOf(stored);
    }

    /**
     * Finds the events.
     *
     * @throws EventMapException if there are none, or some cannot be mapped
     */
    public Discovery find() {
        List<AggregateModel> aggregates = aggregates();
        checkNames(aggregates);
        if (problems.isEmpty() && aggregates.isEmpty()) {
            problems.add(new Problem(tree.position(), nothingFound()));
        }
        if (!problems.isEmpty()) {
            throw new EventMapException(problems);
        }
        aggregates.stream()
                .flatMap(aggregate -> aggregate.schemas().stream())
                .filter(schema -> !schema.source().parameters().isEmpty())
                .forEach(schema -> warnings.add(schema.source().position() + ": event "
                        + schema.source().id()
                        + " is generic, and a payload does not say of what; a JSON codec refuses components of its type"
                        + " parameters, so declare concrete types"));
        passedOver.addAll(tree.excluded());
        return new Discovery(aggregates, passedOver, warnings);
    }

    private List<AggregateModel> aggregates() {
        List<Group> groups = groups();
        Values values = new Values(tree, selection, groups, stored);
        List<EventRules> rules = groups.stream()
                .map(group -> new EventRules(tree, selection, values, group, stored))
                .toList();
        boolean unmarkedCounts = rules.stream().noneMatch(EventRules::marked);
        AggregateBuilder builder = new AggregateBuilder(names, new CommonType(tree, selection, values), problems);
        List<AggregateModel> aggregates = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            List<Placed> events = rules.get(i).events(unmarkedCounts);
            problems.addAll(rules.get(i).problems());
            passedOver.addAll(rules.get(i).passedOver());
            warnings.addAll(rules.get(i).warnings());
            builder.build(groups.get(i).packageName(), events).ifPresent(aggregates::add);
        }
        aggregates.sort(Comparator.comparing(AggregateModel::name).thenComparing(AggregateModel::packageName));
        return aggregates;
    }

    private List<Group> groups() {
        Map<String, List<Placed>> types = new TreeMap<>();
        for (SourceFile file : tree.files()) {
            if (!file.test()) {
                List<Placed> group =
                        types.computeIfAbsent(file.placement().aggregatePackage(), key -> new ArrayList<>());
                file.types().forEach(type -> group.add(new Placed(type, file.placement())));
            }
        }
        return types.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void checkNames(List<AggregateModel> aggregates) {
        Map<String, AggregateModel> byName = new HashMap<>();
        for (AggregateModel aggregate : aggregates) {
            AggregateModel other = byName.putIfAbsent(aggregate.name(), aggregate);
            if (other != null) {
                problems.add(new Problem(
                        aggregate.schemas().get(0).source().position(),
                        "two aggregates have the name " + aggregate.name() + ": packages " + other.packageName()
                                + " and " + aggregate.packageName() + "; pin one of the packages to a different name"));
            }
        }
    }

    private String nothingFound() {
        String found = "contains no events; an event is a public record or a public final class, in a version "
                + "package such as v1 or below a sealed interface";
        if (passedOver.isEmpty()) {
            return found;
        }
        String shown = String.join("; ", passedOver.stream().limit(SHOWN).toList());
        int more = passedOver.size() - SHOWN;
        return found + " (ignored: " + shown + (more > 0 ? "; and " + more + " more" : "") + ")";
    }
}
