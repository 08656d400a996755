// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

/**
 * How often a version of an event type is stored.
 *
 * @param version the type and version
 * @param events the number of events
 * @param unreadable the number of those that could not be read
 * @param first the position of the first event, 0 if there is none
 * @param last the position of the last event, 0 if there is none
 */
public record VersionCount(EventVersion version, long events, long unreadable, long first, long last) {

    static VersionCount none(EventVersion version) {
        return new VersionCount(version, 0, 0, 0, 0);
    }

    VersionCount with(long position, boolean readable) {
        return new VersionCount(
                version, events + 1, unreadable + (readable ? 0 : 1), events == 0 ? position : first, position);
    }
}
