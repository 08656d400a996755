// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import java.util.Comparator;
import java.util.Objects;

/**
 * One version of one event type, for example {@code OrderPlaced v2}: what tells how a payload is written.
 *
 * @param type the event type, as stored
 * @param version the version of its payload, at least 1
 */
public record EventVersion(String type, int version) implements Comparable<EventVersion> {

    private static final Comparator<EventVersion> ORDER =
            Comparator.comparing(EventVersion::type).thenComparingInt(EventVersion::version);

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the version is below 1
     */
    public EventVersion {
        Objects.requireNonNull(type, "type");
        if (version < 1) {
            throw new IllegalArgumentException("version " + version + " of " + type + " is below 1");
        }
    }

    /** By type, then by version. */
    @Override
    public int compareTo(EventVersion other) {
        return ORDER.compare(this, other);
    }

    /** The type and the version, for example {@code OrderPlaced v2}. */
    @Override
    public String toString() {
        return type + " v" + version;
    }
}
