// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.jdbc.tables.TableNames;
import org.junit.jupiter.api.Test;

class StoreOptionsTest {

    @Test
    void hasDefaults() {
        StoreOptions options = StoreOptions.defaults();
        assertThat(options.tables()).isEqualTo(TableNames.defaults());
        assertThat(options.idempotentAppends()).isFalse();
        assertThat(options.streamPage()).isEqualTo(StoreOptions.DEFAULT_STREAM_PAGE);
        assertThat(options.logger().getName()).isEqualTo("dev.pupsourcing");
    }

    @Test
    void holdsWhatItWasGiven() {
        System.Logger logger = System.getLogger("mine");
        StoreOptions options = StoreOptions.builder()
                .tables(TableNames.withPrefix("my_"))
                .idempotentAppends(true)
                .streamPage(1)
                .schemaCheck(false)
                .logger(logger)
                .build();
        assertThat(options.tables()).isEqualTo(TableNames.withPrefix("my_"));
        assertThat(options.idempotentAppends()).isTrue();
        assertThat(options.streamPage()).isEqualTo(1);
        assertThat(options.schemaCheck()).isFalse();
        assertThat(options.logger().getName()).isEqualTo(logger.getName());
        assertThat(options).hasToString("database detected, events in my_events, pages of 1, idempotent appends");
    }

    @Test
    void refusesWhatMakesNoSense() {
        StoreOptions.Builder builder = StoreOptions.builder();
        assertThatThrownBy(() -> builder.streamPage(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("streamPage must be at least 1, was 0");
        assertThatThrownBy(() -> builder.database(null)).hasMessage("kind");
        assertThatThrownBy(() -> builder.tables(null)).hasMessage("names");
        assertThatThrownBy(() -> builder.logger(null)).hasMessage("target");
    }
}
