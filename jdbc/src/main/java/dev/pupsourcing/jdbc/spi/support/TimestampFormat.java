// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi.support;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Formats instants in UTC with microseconds, digit by digit, because this is done for every event. */
public final class TimestampFormat {

    private TimestampFormat() {}

    /**
     * Formats a time in the years 0 to 9999.
     *
     * @param form the format, with any separators: {@code 0000-00-00 00:00:00.000000}, optionally with a suffix
     */
    public static String write(String form, Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        char[] text = form.toCharArray();
        put(text, 0, 4, time.getYear());
        put(text, 5, 7, time.getMonthValue());
        put(text, 8, 10, time.getDayOfMonth());
        put(text, 11, 13, time.getHour());
        put(text, 14, 16, time.getMinute());
        put(text, 17, 19, time.getSecond());
        put(text, 20, 26, time.getNano() / 1000);
        return new String(text);
    }

    private static void put(char[] text, int from, int to, int number) {
        int rest = number;
        for (int i = to - 1; i >= from; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
