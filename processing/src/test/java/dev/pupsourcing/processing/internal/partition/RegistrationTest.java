// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.slot.SlotRange;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    @Test
    void refusesAScopeThatNamesSlots() {
        Projection half = Projection.builder("half")
                .scope(ReadScope.ofContexts("Sales").withSlots(new SlotRange(0, 511)))
                .otherwise((tx, event) -> {})
                .build();
        assertThatThrownBy(() -> Registration.checkAddition(half, Stream.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"half\" must not restrict slots");
    }
}
