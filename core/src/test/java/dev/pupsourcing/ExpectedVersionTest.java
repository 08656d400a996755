// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExpectedVersionTest {

    @Test
    void exactZeroIsNoStream() {
        assertThat(ExpectedVersion.exact(0)).isEqualTo(ExpectedVersion.noStream());
    }

    @Test
    void comparesByValue() {
        assertThat(ExpectedVersion.exact(5)).isEqualTo(ExpectedVersion.exact(5)).isNotEqualTo(ExpectedVersion.exact(6));
        assertThat(ExpectedVersion.any()).isEqualTo(ExpectedVersion.any()).isNotEqualTo(ExpectedVersion.noStream());
    }

    @Test
    void refusesNegativeVersions() {
        assertThatThrownBy(() -> ExpectedVersion.exact(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new ExpectedVersion.Exact(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("noStream");
    }

    @Test
    void readsWell() {
        assertThat(ExpectedVersion.any()).hasToString("Any");
        assertThat(ExpectedVersion.noStream()).hasToString("NoStream");
        assertThat(ExpectedVersion.exact(5)).hasToString("Exact(5)");
    }
}
