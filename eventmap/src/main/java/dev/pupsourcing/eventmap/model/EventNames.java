// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

import java.util.OptionalInt;

/** What events and aggregates are called, where that is not what their classes and packages say. */
public interface EventNames {

    /** The event type that a class stands for. */
    String eventType(SourceType source);

    /** The version that a class stands for, if it is not what its package says. */
    OptionalInt version(SourceType source);

    /** The name of the aggregate whose events are in a package. */
    String aggregate(String packageName);
}
