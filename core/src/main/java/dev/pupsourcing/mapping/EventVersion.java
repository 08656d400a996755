// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.internal.text.PrintableText;
import java.util.Comparator;
import java.util.Objects;

/**
 * A version of an event type, for example {@code OrderPlaced v2}: it identifies the format of a payload.
 *
 * @param type the event type, as stored
 * @param version the version of its payload, at least 1
 */
public record EventVersion(String type, int version) implements Comparable<EventVersion> {

    private static final Comparator<EventVersion> ORDER =
            Comparator.comparing(EventVersion::type).thenComparingInt(EventVersion::version);

    /**
     * Validates the parts.
     *
     * @throws IllegalArgumentException if the version is less than 1
     */
    public EventVersion {
        Objects.requireNonNull(type, "type");
        if (version < 1) {
            throw new IllegalArgumentException(
                    "the version of event type " + PrintableText.quoted(type) + " must be at least 1, was " + version);
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
