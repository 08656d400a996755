// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An event type with all its versions.
 *
 * @param name the event type, as stored
 * @param versions its versions with a class, oldest first, at least one
 * @param readAs its versions without a class, oldest first
 */
public record EventTypeModel(String name, List<EventSchema> versions, List<ReadAs> readAs) {

    /** Copies the versions. */
    public EventTypeModel {
        versions = List.copyOf(versions);
        readAs = List.copyOf(readAs);
    }

    /** The version that is written: the highest usual one; empty if events of this type are only read. */
    public Optional<EventSchema> written() {
        return versions.stream().filter(schema -> schema.is(VersionRole.USUAL)).reduce((lower, higher) -> higher);
    }

    /** The version with the newest class. */
    public EventSchema newest() {
        return versions.get(versions.size() - 1);
    }

    /** All versions that are read, with and without a class, in order. */
    public SortedSet<Integer> known() {
        SortedSet<Integer> known = new TreeSet<>();
        versions.forEach(schema -> known.add(schema.version()));
        readAs.forEach(version -> known.add(version.version()));
        return known;
    }

    /**
     * The version to which a version is converted: the next one, or the one before if it is read-only; empty for the
     * version that is written and for those that are split.
     */
    public Optional<EventSchema> next(EventSchema schema) {
        if (schema.is(VersionRole.SPLIT) || written().filter(schema::equals).isPresent()) {
            return Optional.empty();
        }
        int step = schema.is(VersionRole.READ_ONLY) ? -1 : 1;
        return Optional.of(versions.get(versions.indexOf(schema) + step));
    }

    /** The last version to which a version is converted: the one that is written, or one that is split. */
    public EventSchema target(EventSchema schema) {
        Optional<EventSchema> next = next(schema);
        return next.isPresent() ? target(next.get()) : schema;
    }

    /** Whether events of a version are read as any number of domain events. */
    public boolean splits(EventSchema schema) {
        return target(schema).is(VersionRole.SPLIT);
    }

    /** Whether it has a version that is split. */
    public boolean splits() {
        return versions.stream().anyMatch(schema -> schema.is(VersionRole.SPLIT));
    }
}
