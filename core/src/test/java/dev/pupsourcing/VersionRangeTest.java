// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.internal.rules.EventTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRangeTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void includesBothEnds() {
        assertThat(VersionRange.all()).isEqualTo(VersionRange.from(1)).hasToString("versions 1..");
        assertThat(VersionRange.upTo(5)).isEqualTo(VersionRange.between(1, 5)).hasToString("versions 1..5");
        assertThat(VersionRange.between(3, 3).first()).isEqualTo(3);
        assertThat(VersionRange.between(3, 3).last()).isEqualTo(3);
        assertThat(VersionRange.all().instant()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "-1, 5", "5, 4", "1, 0"})
    void refusesRangesThatAreNone(long first, long last) {
        assertThatThrownBy(() -> VersionRange.between(first, last))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(first + " to " + last);
    }

    @Test
    void limitsTheNumberOfTheLastEvents() {
        assertThat(VersionRange.last(3).count()).hasValue(3);
        assertThat(VersionRange.all().count()).isEmpty();
        assertThat(VersionRange.last(3))
                .isEqualTo(VersionRange.last(3))
                .hasSameHashCodeAs(VersionRange.last(3))
                .isNotEqualTo(VersionRange.last(4))
                .isNotEqualTo(VersionRange.all())
                .hasToString("the last 3");
        assertThatThrownBy(() -> VersionRange.last(0)).hasMessage("count must be at least 1, was 0");
    }

    @Test
    void asOfAnInstantIsCutToMicrosecondsAndToTheTimesThatEventsHave() {
        assertThat(VersionRange.asOf(NOON).instant()).hasValue(NOON);
        assertThat(VersionRange.asOf(NOON.plusNanos(999))).isEqualTo(VersionRange.asOf(NOON));
        assertThat(VersionRange.asOf(NOON)).isNotEqualTo(VersionRange.all()).hasToString("as of " + NOON);
        assertThat(VersionRange.asOf(Instant.MAX).instant()).hasValue(EventTime.LATEST);
        assertThat(VersionRange.asOf(Instant.MIN).instant())
                .hasValueSatisfying(earliest -> assertThat(earliest).isBefore(EventTime.EARLIEST));
        assertThatThrownBy(() -> VersionRange.asOf(null)).hasMessage("instant");
    }
}
