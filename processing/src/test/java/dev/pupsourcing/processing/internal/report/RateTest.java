// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateTest {

    private static final long START = Long.MAX_VALUE - 7;

    private final Rate rate = new Rate(START);

    /** The clock may overflow, as System.nanoTime() may. */
    private static long after(long seconds) {
        return START + TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void isTheMeanOfTheLastTenSeconds() {
        assertThat(rate.perSecond(START)).isZero();
        rate.add(START, 100);
        assertThat(rate.perSecond(START)).isEqualTo(100);
        rate.add(after(1), 300);
        assertThat(rate.perSecond(after(1))).isEqualTo(200);
        assertThat(rate.perSecond(after(9))).isEqualTo(40);
        assertThat(rate.perSecond(after(10))).isEqualTo(30);
        assertThat(rate.perSecond(after(11))).isZero();
        assertThat(rate.perSecond(after(1_000_000))).isZero();
    }

    @Test
    void survivesAClockThatGoesBack() {
        rate.add(after(5), 60);
        rate.add(after(-5), 60);
        assertThat(rate.perSecond(after(5))).isEqualTo(20);
    }
}
