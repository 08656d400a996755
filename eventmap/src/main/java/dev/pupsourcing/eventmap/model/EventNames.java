// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

import java.util.OptionalInt;
import java.util.Set;

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
}
