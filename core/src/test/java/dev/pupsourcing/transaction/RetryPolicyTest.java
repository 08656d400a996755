// SPDX-License-Identifier: MIT
package dev.pupsourcing.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    @ParameterizedTest
    @CsvSource({"1, 25", "2, 50", "3, 100", "4, 200", "5, 400", "6, 500", "7, 500", "64, 500", "2000000000, 500"})
    void doublesUpToTheLongestDelay(int repetition, long millis) {
        RetryPolicy policy = RetryPolicy.lostTransactions()
                .withAttempts(9)
                .withDelays(Duration.ofMillis(25), Duration.ofMillis(500));
        assertThat(policy.delay(repetition, 1)).isEqualTo(Duration.ofMillis(millis));
        assertThat(policy.delay(repetition, 0))
                .isEqualTo(Duration.ofMillis(millis).dividedBy(2));
    }

    @Test
    void survivesHugeDelays() {
        Duration day = Duration.ofDays(1);
        RetryPolicy policy = RetryPolicy.lostTransactions().withAttempts(99).withDelays(day, day.multipliedBy(3));
        assertThat(policy.delay(1, 1)).isEqualTo(day);
        assertThat(policy.delay(21, 1)).isEqualTo(day.multipliedBy(3));
        assertThat(RetryPolicy.lostTransactions()
                        .withAttempts(2)
                        .withDelays(day, Duration.ofSeconds(Long.MAX_VALUE))
                        .delay(99, 1))
                .isPositive();
    }

    @Test
    void mayPauseNotAtAll() {
        assertThat(RetryPolicy.none().delay(1, 1)).isZero();
        assertThat(RetryPolicy.lostTransactions()
                        .withAttempts(9)
                        .withDelays(Duration.ZERO, Duration.ofDays(1))
                        .delay(9, 1))
                .isZero();
    }

    @Test
    void hasNamedDefaults() {
        assertThat(RetryPolicy.lostTransactions().onConflict()).isFalse();
        assertThat(RetryPolicy.conflicts().onConflict()).isTrue();
        assertThat(RetryPolicy.conflicts().attempts()).isEqualTo(RetryPolicy.DEFAULT_ATTEMPTS);
        assertThat(RetryPolicy.conflicts().withAttempts(9))
                .isEqualTo(RetryPolicy.conflicts()
                        .withAttempts(9)
                        .withDelays(RetryPolicy.DEFAULT_FIRST_DELAY, RetryPolicy.DEFAULT_MAX_DELAY));
        assertThat(RetryPolicy.none().attempts()).isEqualTo(1);
    }

    @Test
    void refusesWhatMakesNoSense() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> RetryPolicy.lostTransactions().withAttempts(0).withDelays(second, second))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attempts must be at least 1, was 0");
        assertThatThrownBy(() -> RetryPolicy.lostTransactions().withAttempts(1).withDelays(second.negated(), second))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-1S");
        assertThatThrownBy(() -> RetryPolicy.lostTransactions().withAttempts(1).withDelays(second, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ascending");
        assertThatThrownBy(() -> RetryPolicy.lostTransactions().withAttempts(1).withDelays(null, second))
                .hasMessage("firstDelay");
        assertThatThrownBy(() -> RetryPolicy.lostTransactions().withAttempts(1).withDelays(second, null))
                .hasMessage("maxDelay");
    }
}
