// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateTest {

    private static final Instant START = Instant.EPOCH;

    private final Rate rate = new Rate(START);

    @Test
    void isTheMeanOfTheLastTenSeconds() {
        assertThat(rate.perSecond(START)).isZero();
        rate.add(START, 100);
        assertThat(rate.perSecond(START)).isEqualTo(100);
        rate.add(START.plusSeconds(1), 300);
        assertThat(rate.perSecond(START.plusSeconds(1))).isEqualTo(200);
        assertThat(rate.perSecond(START.plusSeconds(9))).isEqualTo(40);
        assertThat(rate.perSecond(START.plusSeconds(10))).isEqualTo(30);
        assertThat(rate.perSecond(START.plusSeconds(11))).isZero();
        assertThat(rate.perSecond(START.plusSeconds(1_000_000))).isZero();
    }

    @Test
    void survivesAClockThatGoesBack() {
        rate.add(START.plusSeconds(5), 60);
        rate.add(START.minusSeconds(5), 60);
        assertThat(rate.perSecond(START.plusSeconds(5))).isEqualTo(20);
    }
}
