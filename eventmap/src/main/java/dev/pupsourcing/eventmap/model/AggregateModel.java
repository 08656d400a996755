// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

import java.util.List;
import java.util.Optional;

/**
 * The events of one aggregate.
 *
 * @param name the aggregate's name: the last segment of its package, or a pinned name
 * @param packageName its package, above its version packages
 * @param types its event types, by name
 * @param common the common type of its newest events; empty if that is only Object
 * @param commonToAll whether it is also the common type of its older events
 * @param retired the event types that may be stored, but are read as no event, by name
 */
public record AggregateModel(
        String name,
        String packageName,
        List<EventTypeModel> types,
        Optional<SourceType> common,
        boolean commonToAll,
        List<String> retired) {

    /** Copies the types. */
    public AggregateModel {
        types = List.copyOf(types);
        retired = List.copyOf(retired);
    }

    /** The versions that are written, by type. */
    public List<EventSchema> written() {
        return types.stream().flatMap(type -> type.written().stream()).toList();
    }

    /** All versions of all types that have a class, in order. */
    public List<EventSchema> schemas() {
        return types.stream().flatMap(type -> type.versions().stream()).toList();
    }
}
