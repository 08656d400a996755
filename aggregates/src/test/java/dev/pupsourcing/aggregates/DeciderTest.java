// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeciderTest {

    private static final Decider<Integer, String, String> DECIDER =
            Decider.of("", (command, state) -> List.of(state + command, "!"), String::concat);

    @Test
    void decidesAndEvolves() {
        assertThat(DECIDER.initialState()).isEmpty();
        assertThat(DECIDER.decide(7, "x")).containsExactly("x7", "!");
        assertThat(DECIDER.deciding(7).apply("y")).containsExactly("y7", "!");
        assertThat(DECIDER.evolve("a", "b")).isEqualTo("ab");
        assertThat(DECIDER.evolveAll("a", List.of("b", "c", "d"))).isEqualTo("abcd");
        assertThat(DECIDER.evolveAll("a", List.of())).isEqualTo("a");
    }

    @Test
    void refusesNullsByName() {
        assertThatThrownBy(() -> Decider.of(null, (c, s) -> List.of(), (s, e) -> s))
                .hasMessage("initialState");
        assertThatThrownBy(() -> Decider.of("", null, (s, e) -> s)).hasMessage("decide");
        assertThatThrownBy(() -> Decider.of("", (c, s) -> List.of(), null)).hasMessage("evolve");
    }
}
