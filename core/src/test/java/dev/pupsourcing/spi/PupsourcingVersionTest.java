// SPDX-License-Identifier: MIT
package dev.pupsourcing.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PupsourcingVersionTest {

    @Test
    void theVersionIsReadableAtRunTime() {
        assertThat(PupsourcingVersion.current()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
}
