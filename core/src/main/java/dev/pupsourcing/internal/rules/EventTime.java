// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.rules;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules for creation times: a precision and a range that all databases support. */
public final class EventTime {

    /** The earliest instant that can be stored. */
    public static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
    /** The latest instant that can be stored. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private EventTime() {}

    /** The current time of the JVM's clock. */
    public static Instant now() {
        return Instant.now();
    }

    /** An instant, or now, truncated to microseconds as it is stored. */
    public static Instant cut(@Nullable Instant instant) {
        return (instant == null ? now() : instant).truncatedTo(ChronoUnit.MICROS);
    }

    /** The problem of an instant, to follow the field's name; null if it can be stored. */
    public static @Nullable String problem(Instant instant) {
        return instant.isBefore(EARLIEST) || instant.isAfter(LATEST)
                ? "is " + instant + ", which is not within " + EARLIEST + " to " + LATEST
                : null;
    }

    /** An instant that all databases can compare with those of events, with the same result. */
    public static Instant comparable(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        if (instant.isBefore(EARLIEST)) {
            return EARLIEST.minus(1, ChronoUnit.MICROS);
        }
        return instant.isAfter(LATEST) ? LATEST : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
