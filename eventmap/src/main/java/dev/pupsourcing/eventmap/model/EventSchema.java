// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

/**
 * One version of an event type and its class.
 *
 * @param eventType the event type, as stored
 * @param version the version, at least 1
 * @param source the class
 * @param role how it is read, and whether it is written
 */
public record EventSchema(String eventType, int version, SourceType source, VersionRole role) {

    /** Whether it has this role. */
    public boolean is(VersionRole other) {
        return role == other;
    }

    /** For example {@code OrderPlaced v2}. */
    @Override
    public String toString() {
        return eventType + " v" + version;
    }
}
