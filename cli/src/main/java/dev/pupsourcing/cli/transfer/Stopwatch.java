// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Measures elapsed time and formats it. */
final class Stopwatch {

    private final InstantSource clock;
    private final Instant begin;

    Stopwatch(InstantSource clock) {
        this.clock = clock;
        this.begin = clock.instant();
    }

    /** The time and rate for a number of events. */
    String rate(long events) {
        double seconds =
                Math.max(0.001, Duration.between(begin, clock.instant()).toMillis() / 1000.0);
        return String.format(Locale.ROOT, "in %.1f s (%,.0f per second)", seconds, events / seconds);
    }
}
