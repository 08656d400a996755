// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadLetterLimitTest {

    private long nanos = Long.MAX_VALUE - 3;
    private final DeadLetterLimit limit = new DeadLetterLimit(2, Duration.ofSeconds(10), () -> nanos);

    @Test
    void allowsSoManyWithinThePeriod() {
        assertThat(limit.take()).isTrue();
        nanos += 6_000_000_000L;
        assertThat(limit.take()).isTrue();
        assertThat(limit.take()).isFalse();
        nanos += 4_000_000_000L;
        assertThat(limit.take()).isTrue();
        assertThat(limit.take()).isFalse();
        assertThat(limit.exceeded(new IllegalStateException("last")))
                .hasMessageContaining("2 dead letters within PT10S")
                .hasRootCauseMessage("last");
    }
}
