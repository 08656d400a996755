// SPDX-License-Identifier: MIT
package dev.pupsourcing.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogStallTest {

    private static final LockHolder HOLDER = LockHolder.of("4711", "shop", Duration.ofSeconds(3));

    @Test
    void isAnImmutableValue() {
        List<LockHolder> holders = new ArrayList<>(List.of(HOLDER));
        LogStall stall = LogStall.of(7, Instant.EPOCH, holders, Optional.of("grant INSERT"));
        holders.clear();

        assertThat(stall.holders()).containsExactly(LockHolder.of("4711", "shop", Duration.ofSeconds(3)));
        assertThatThrownBy(() -> stall.holders().add(HOLDER)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(stall)
                .isEqualTo(LogStall.of(7, Instant.EPOCH, List.of(HOLDER), Optional.of("grant INSERT")))
                .isNotEqualTo(LogStall.of(8, Instant.EPOCH, List.of(HOLDER), Optional.of("grant INSERT")));
        assertThat(stall.toString()).contains("7", "4711", "grant INSERT");
    }

    @Test
    void isAnInterfaceThatMayGainMethods() {
        assertThat(LogStall.class).isInterface();
        assertThat(LockHolder.class).isInterface();
    }
}
