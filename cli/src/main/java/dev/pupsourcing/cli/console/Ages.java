// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import java.time.Duration;

/** Formats durations for display. */
public final class Ages {

    private Ages() {}

    /** A duration in its two largest units, such as "3 min 20 s"; negative ones count as zero. */
    public static String of(Duration duration) {
        Duration age = duration.isNegative() ? Duration.ZERO : duration;
        if (age.toDays() > 0) {
            return age.toDays() + " d" + rest(age.toHoursPart(), " h");
        }
        if (age.toHours() > 0) {
            return age.toHours() + " h" + rest(age.toMinutesPart(), " min");
        }
        return age.toMinutes() > 0
                ? age.toMinutes() + " min" + rest(age.toSecondsPart(), " s")
                : age.toSeconds() + " s";
    }

    private static String rest(long value, String unit) {
        return value == 0 ? "" : " " + value + unit;
    }
}
