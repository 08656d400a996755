// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules for created-at: a precision and a range that every database keeps. */
final class EventTime {

    static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private EventTime() {}

    static Instant now() {
        return Instant.now();
    }

    /** Cuts to microseconds and checks the range. */
    static Instant storable(@Nullable Instant instant) {
        Instant cut = (instant == null ? now() : instant).truncatedTo(ChronoUnit.MICROS);
        if (cut.isBefore(EARLIEST) || cut.isAfter(LATEST)) {
            throw new InvalidEventException(
                    "createdAt", "is " + cut + ", which is not within " + EARLIEST + " to " + LATEST);
        }
        return cut;
    }

    /** An instant that every database can compare with those of events, with the same outcome. */
    static Instant comparable(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        if (instant.isBefore(EARLIEST)) {
            return EARLIEST.minus(1, ChronoUnit.MICROS);
        }
        return instant.isAfter(LATEST) ? LATEST : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
