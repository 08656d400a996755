// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.spi.support.TimestampFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * Instants as text of fixed width, {@code 2026-11-24T10:15:30.123456Z}. Formats and parses it digit by digit, because
 * that is done for every event; other formats use the standard parser.
 */
final class TimestampText {

    private static final DateTimeFormatter MICROSECONDS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter().withZone(ZoneOffset.UTC);

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant BEHIND_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private static final String FORM = "0000-00-00T00:00:00.000000Z";

    private TimestampText() {}

    static String format(Instant instant) {
        boolean fits = !instant.isBefore(FIRST) && instant.isBefore(BEHIND_LAST);
        return fits ? TimestampFormat.write(FORM, instant) : MICROSECONDS.format(instant);
    }

    /**
     * Parses an instant.
     *
     * @throws DateTimeException if the text is not an instant
     */
    static Instant parse(String text) {
        if (!hasForm(text)) {
            return Instant.parse(text);
        }
        LocalDateTime time = LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19),
                number(text, 20, 26) * 1000);
        return time.toInstant(ZoneOffset.UTC);
    }

    private static boolean hasForm(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char wanted = FORM.charAt(i);
            char found = text.charAt(i);
            if (wanted == '0' ? found < '0' || found > '9' : found != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
