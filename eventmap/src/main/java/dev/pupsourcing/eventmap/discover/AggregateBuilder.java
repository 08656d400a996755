// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.discover;

import dev.pupsourcing.eventmap.model.AggregateModel;
import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.EventNames;
import dev.pupsourcing.eventmap.model.EventSchema;
import dev.pupsourcing.eventmap.model.EventTypeModel;
import dev.pupsourcing.eventmap.model.Problem;
import dev.pupsourcing.eventmap.model.ReadAs;
import dev.pupsourcing.eventmap.model.SourceType;
import dev.pupsourcing.eventmap.model.VersionRole;
import java.util.ArrayList;
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
        if (events.isEmpty()) {
            return Optional.empty();
        }
        String name = names.aggregate(packageName);
        List<EventTypeModel> types = types(name, events);
        List<EventSchema> written =
                types.stream().flatMap(type -> type.written().stream()).toList();
        if (types.isEmpty() || written.isEmpty()) {
            types.stream()
                    .findFirst()
                    .ifPresent(type -> problems.add(new Problem(
                            type.newest().source().position(),
                            "aggregate " + name
                                    + " has no event that is written; all versions are split or read-only")));
            return Optional.empty();
        }
        Optional<SourceType> shared = shared(written, packageName);
        boolean toAll = types.stream()
                .flatMap(type -> type.versions().stream())
                .allMatch(schema ->
                        shared.filter(type -> common.isAbove(type, schema)).isPresent());
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

    private List<EventTypeModel> types(String aggregate, List<Placed> events) {
        Map<String, Map<Integer, EventSchema>> types = new TreeMap<>();
        for (Placed placed : events) {
            try {
                add(aggregate, types, placed);
            } catch (EventMapException e) {
                problems.addAll(e.problems());
            }
        }
        return types.entrySet().stream()
                .map(type -> type(
                        aggregate, type.getKey(), List.copyOf(type.getValue().values())))
                .toList();
    }

    private EventTypeModel type(String aggregate, String name, List<EventSchema> versions) {
        EventTypeModel type = new EventTypeModel(name, versions, List.of());
        int written = type.written().map(EventSchema::version).orElse(Integer.MAX_VALUE);
        versions.stream()
                .filter(schema -> schema.is(VersionRole.READ_ONLY) && schema.version() < written)
                .forEach(schema -> problems.add(new Problem(
                        schema.source().position(),
                        schema + " is pinned as read-only, but there is no lower version that is written; remove the"
                                + " pin")));
        List<ReadAs> readAs = new ArrayList<>();
        names.readAs(aggregate, name)
                .forEach((version, as) -> versions.stream()
                        .filter(schema -> schema.version() == as && as < version && version > written)
                        .findFirst()
                        .ifPresentOrElse(
                                schema -> readAs.add(new ReadAs(version, schema)),
                                () -> problems.add(new Problem(
                                        versions.get(0).source().position(),
                                        name + " v" + version + " is pinned to be read as v" + as
                                                + "; it must be above the version that is written, and v" + as
                                                + " must be below it and have a class; correct the pin"))));
        return new EventTypeModel(name, versions, readAs);
    }

    private void add(String aggregate, Map<String, Map<Integer, EventSchema>> types, Placed placed) {
        SourceType source = placed.type();
        if (source.id().packageName().isEmpty()) {
            problems.add(new Problem(
                    source.position(),
                    "event " + source.id() + " is in the default package, from which classes cannot be imported; "
                            + "move it to a package"));
            return;
        }
        int version = names.version(source).orElse(placed.placement().version());
        String eventType = names.eventType(source);
        EventSchema schema = new EventSchema(eventType, version, source, names.role(aggregate, eventType, version));
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
