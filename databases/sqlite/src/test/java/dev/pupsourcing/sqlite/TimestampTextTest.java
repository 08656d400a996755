// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTextTest {

    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    @Test
    void writesSixDigitsOfASecondAlways() {
        assertThat(TimestampText.format(Instant.parse("2026-11-24T10:15:00Z")))
                .isEqualTo("2026-11-24T10:15:00.000000Z");
    }

    @Test
    void readsWhatItWrites() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long second = random.nextLong(EARLIEST.getEpochSecond(), LATEST.getEpochSecond());
            Instant instant = Instant.ofEpochSecond(second, random.nextInt(1_000_000) * 1000L);
            assertThat(TimestampText.parse(TimestampText.format(instant))).isEqualTo(instant);
        }
        assertThat(TimestampText.parse(TimestampText.format(LATEST))).isEqualTo(LATEST);
    }

    @Test
    void readsOtherFormsAsWell() {
        assertThat(TimestampText.parse("2026-11-24T10:15:30.5Z")).isEqualTo(Instant.parse("2026-11-24T10:15:30.5Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-24T10:15:30.123456Z", "2026-11-24T10:15:30.12345xZ"})
    void refusesWhatIsNoInstant(String text) {
        assertThatThrownBy(() -> TimestampText.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
