// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;

/** Names of events and aggregates that differ from those of their classes and packages. Implemented by the library. */
public interface EventNames {

    /** The event type of a class. */
    String eventType(SourceType source);

    /** The version of a class, if it differs from that of its package. */
    OptionalInt version(SourceType source);

    /** The name of the aggregate whose events are in a package. */
    String aggregate(String packageName);

    /** The event types of an aggregate that are read as no event, and need no class. */
    Set<String> retired(String aggregate);

    /** How a version of an event type is read, and whether it is written. */
    VersionRole role(String aggregate, String eventType, int version);

    /**
     * The versions of an event type that have no class, and are read with that of another version.
     *
     * @return the other versions, by version
     */
    SortedMap<Integer, Integer> readAs(String aggregate, String eventType);
}
