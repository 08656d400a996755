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
    }

    @Test
    void answersWhatItExpects() {
        assertThat(ExpectedVersion.any().exactVersion()).isEmpty();
        assertThat(ExpectedVersion.noStream().exactVersion()).hasValue(0);
        assertThat(ExpectedVersion.exact(5).exactVersion()).hasValue(5);
        assertThat(ExpectedVersion.any().isSatisfiedBy(7)).isTrue();
        assertThat(ExpectedVersion.noStream().isSatisfiedBy(0)).isTrue();
        assertThat(ExpectedVersion.noStream().isSatisfiedBy(1)).isFalse();
        assertThat(ExpectedVersion.exact(5).isSatisfiedBy(5)).isTrue();
        assertThat(ExpectedVersion.exact(5).isSatisfiedBy(4)).isFalse();
    }

    @Test
    void readsWell() {
        assertThat(ExpectedVersion.any()).hasToString("Any");
        assertThat(ExpectedVersion.noStream()).hasToString("NoStream");
        assertThat(ExpectedVersion.exact(5)).hasToString("Exact(5)");
    }
}
