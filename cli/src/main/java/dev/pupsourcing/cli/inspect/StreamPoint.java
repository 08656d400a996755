// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.inspect;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.cli.console.CommandFailure;
import java.time.Instant;
import java.util.Optional;

/**
 * A point in a stream: a version, or an instant.
 *
 * @param version the version, if the point is one
 * @param instant the instant, if the point is one
 */
record StreamPoint(Optional<Long> version, Optional<Instant> instant) {

    static StreamPoint parse(String option, String text) {
        if (text.matches("\\d{1,18}")) {
            return new StreamPoint(Optional.of(Long.parseLong(text)), Optional.empty());
        }
        if (!text.contains("T")) {
            throw CommandFailure.usage(
                    option + " must be a version, or an instant such as 2026-01-31T12:00:00Z, was \"" + text + "\"");
        }
        return new StreamPoint(Optional.empty(), Optional.of(Instants.parse(option, text)));
    }

    VersionRange range() {
        return instant.map(VersionRange::asOf).orElseGet(() -> VersionRange.between(1, version.orElseThrow()));
    }

    /** Whether the stream contains an event at this point. */
    boolean includes(PersistedEvent event) {
        return version.map(number -> event.aggregateVersion() <= number)
                .orElseGet(() -> !event.createdAt().isAfter(instant.orElseThrow()));
    }
}
