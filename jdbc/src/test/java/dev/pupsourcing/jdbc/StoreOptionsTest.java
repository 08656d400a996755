// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.jdbc.tables.TableNames;
import org.junit.jupiter.api.Test;

class StoreOptionsTest {

    @Test
    void hasDefaults() {
        StoreOptions config = StoreOptions.defaults();
        assertThat(config.tables()).isEqualTo(TableNames.defaults());
        assertThat(config.idempotentAppends()).isFalse();
        assertThat(config.streamPage()).isEqualTo(StoreOptions.DEFAULT_STREAM_PAGE);
        assertThat(config.logger().getName()).isEqualTo("dev.pupsourcing");
    }

    @Test
    void holdsWhatItWasGiven() {
        System.Logger logger = System.getLogger("mine");
        StoreOptions config = StoreOptions.builder()
                .tables(TableNames.withPrefix("my_"))
                .idempotentAppends(true)
                .streamPage(1)
                .logger(logger)
                .build();
        assertThat(config.tables()).isEqualTo(TableNames.withPrefix("my_"));
        assertThat(config.idempotentAppends()).isTrue();
        assertThat(config.streamPage()).isEqualTo(1);
        assertThat(config.logger().getName()).isEqualTo(logger.getName());
    }

    @Test
    void refusesWhatMakesNoSense() {
        StoreOptions.Builder builder = StoreOptions.builder();
        assertThatThrownBy(() -> builder.streamPage(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("streamPage 0 is below 1");
        assertThatThrownBy(() -> builder.tables(null)).hasMessage("names");
        assertThatThrownBy(() -> builder.logger(null)).hasMessage("target");
    }
}
