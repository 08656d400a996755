// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

import java.util.List;

/**
 * An event type with all its versions.
 *
 * @param name the event type, as stored
 * @param versions its versions, oldest first, at least one
 */
public record EventTypeModel(String name, List<EventSchema> versions) {

    /** Copies the versions. */
    public EventTypeModel {
        versions = List.copyOf(versions);
    }

    /** The newest version. */
    public EventSchema current() {
        return versions.get(versions.size() - 1);
    }

    /** All versions but the newest, oldest first. */
    public List<EventSchema> older() {
        return versions.subList(0, versions.size() - 1);
    }
}
