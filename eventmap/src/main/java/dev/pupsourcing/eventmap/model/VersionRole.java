// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

/** How a stored version of an event type is read, and whether it is written. Roles may be added. */
public enum VersionRole {
    /** The highest usual version is written; lower ones are converted to it. */
    USUAL,
    /** It stands for any number of domain events, and is not written. */
    SPLIT,
    /** Newer programs write it; it is converted to a lower version. */
    READ_ONLY
}
