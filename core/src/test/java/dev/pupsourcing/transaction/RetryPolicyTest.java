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
        RetryPolicy policy = new RetryPolicy(9, Duration.ofMillis(25), Duration.ofMillis(500), false);
        assertThat(policy.delay(repetition, 1)).isEqualTo(Duration.ofMillis(millis));
        assertThat(policy.delay(repetition, 0))
                .isEqualTo(Duration.ofMillis(millis).dividedBy(2));
    }

    @Test
    void survivesHugeDelays() {
        Duration day = Duration.ofDays(1);
        RetryPolicy policy = new RetryPolicy(99, day, day.multipliedBy(3), false);
        assertThat(policy.delay(1, 1)).isEqualTo(day);
        assertThat(policy.delay(21, 1)).isEqualTo(day.multipliedBy(3));
        assertThat(new RetryPolicy(2, day, Duration.ofSeconds(Long.MAX_VALUE), false).delay(99, 1))
                .isPositive();
    }

    @Test
    void mayPauseNotAtAll() {
        assertThat(RetryPolicy.none().delay(1, 1)).isZero();
        assertThat(new RetryPolicy(9, Duration.ZERO, Duration.ofDays(1), false).delay(9, 1))
                .isZero();
    }

    @Test
    void hasNamedDefaults() {
        assertThat(RetryPolicy.lostTransactions().onConflict()).isFalse();
        assertThat(RetryPolicy.conflicts().onConflict()).isTrue();
        assertThat(RetryPolicy.conflicts().attempts()).isEqualTo(RetryPolicy.DEFAULT_ATTEMPTS);
        assertThat(RetryPolicy.conflicts().withAttempts(9))
                .isEqualTo(new RetryPolicy(9, RetryPolicy.DEFAULT_FIRST_DELAY, RetryPolicy.DEFAULT_MAX_DELAY, true));
        assertThat(RetryPolicy.none().attempts()).isEqualTo(1);
    }

    @Test
    void refusesWhatMakesNoSense() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new RetryPolicy(0, second, second, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attempts must be at least 1, was 0");
        assertThatThrownBy(() -> new RetryPolicy(1, second.negated(), second, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-1S");
        assertThatThrownBy(() -> new RetryPolicy(1, second, Duration.ZERO, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ascending");
        assertThatThrownBy(() -> new RetryPolicy(1, null, second, false)).hasMessage("firstDelay");
        assertThatThrownBy(() -> new RetryPolicy(1, second, null, false)).hasMessage("maxDelay");
    }
}
