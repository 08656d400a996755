// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.SlotRange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LaneProgressTest {

    private Instant now = Instant.EPOCH;
    private final LaneProgress progress = new LaneProgress("orders", SlotRange.ALL, "me", () -> now, status -> {});

    @Test
    void tellsHowLongItStillTakes() {
        progress.at(1_000);
        assertThat(progress.status().timeTo(1_000)).hasValue(Duration.ZERO);
        assertThat(progress.status().timeTo(2_000)).isEmpty();

        now = now.plusSeconds(1);
        progress.moved(1_400, 20);

        assertThat(progress.status().rate()).isEqualTo(10);
        assertThat(progress.status().speed()).isEqualTo(200);
        assertThat(progress.status().timeTo(2_000)).hasValue(Duration.ofSeconds(3));
        assertThat(progress.status().timeTo(1_401)).hasValue(Duration.ofMillis(5));
    }
}
