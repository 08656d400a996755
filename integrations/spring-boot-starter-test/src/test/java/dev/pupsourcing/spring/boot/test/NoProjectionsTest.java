// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A test that has forgotten to import its projections would otherwise wait for nothing. */
@PupsourcingTest(properties = "pupsourcing.schema.mode=create", useDefaultFilters = false)
class NoProjectionsTest {

    @Autowired
    private TestProjections projections;

    @Test
    void failsWithoutProjections() {
        assertThatThrownBy(() -> projections.runUntilCaughtUp())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("a test of projections needs at least one bean of type Projection, had none")
                .hasMessageContaining("@Import");
    }
}
