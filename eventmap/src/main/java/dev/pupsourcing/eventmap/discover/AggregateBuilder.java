// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.discover;

import dev.pupsourcing.eventmap.model.AggregateModel;
import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.EventNames;
import dev.pupsourcing.eventmap.model.EventSchema;
import dev.pupsourcing.eventmap.model.EventTypeModel;
import dev.pupsourcing.eventmap.model.Problem;
import dev.pupsourcing.eventmap.model.SourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Builds the model of an aggregate from its event classes: names, versions and common type. */
final class AggregateBuilder {

    private final EventNames names;
    private final CommonType common;
    private final List<Problem> problems;

    AggregateBuilder(EventNames names, CommonType common, List<Problem> problems) {
        this.names = names;
        this.common = common;
        this.problems = problems;
    }

    /** The model, unless there are no events. Problems are added to the list. */
    Optional<AggregateModel> build(String packageName, List<Placed> events) {
        List<EventTypeModel> types = types(events);
        if (types.isEmpty()) {
            return Optional.empty();
        }
        List<EventSchema> current = types.stream().map(EventTypeModel::current).toList();
        Optional<SourceType> shared = shared(current, packageName);
        boolean toAll = types.stream()
                .flatMap(type -> type.versions().stream())
                .allMatch(schema ->
                        shared.filter(type -> common.isAbove(type, schema)).isPresent());
        String name = names.aggregate(packageName);
        List<String> retired = names.retired(name).stream().sorted().toList();
        return Optional.of(new AggregateModel(name, packageName, types, shared, toAll, retired));
    }

    private Optional<SourceType> shared(List<EventSchema> current, String packageName) {
        try {
            return common.of(current, packageName);
        } catch (EventMapException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    private List<EventTypeModel> types(List<Placed> events) {
        Map<String, Map<Integer, EventSchema>> types = new TreeMap<>();
        events.forEach(placed -> add(types, placed));
        return types.entrySet().stream()
                .map(type -> new EventTypeModel(
                        type.getKey(), List.copyOf(type.getValue().values())))
                .toList();
    }

    private void add(Map<String, Map<Integer, EventSchema>> types, Placed placed) {
        SourceType source = placed.type();
        if (source.id().packageName().isEmpty()) {
            problems.add(new Problem(
                    source.position(),
                    "event " + source.id() + " is in the default package, from which classes cannot be imported; "
                            + "move it to a package"));
            return;
        }
        int version = names.version(source).orElse(placed.placement().version());
        EventSchema schema = new EventSchema(names.eventType(source), version, source);
        EventSchema other = types.computeIfAbsent(schema.eventType(), key -> new TreeMap<>())
                .putIfAbsent(version, schema);
        if (other != null) {
            problems.add(new Problem(source.position(), conflict(schema, other)));
        }
    }

    private static String conflict(EventSchema schema, EventSchema other) {
        return schema + " is already " + other.source().id() + " ("
                + other.source().position()
                + "); rename one of the two classes, move it to another version, or pin it to another type";
    }
}
