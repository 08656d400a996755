// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The settings of group commit. */
class GroupCommitTest {

    @Test
    void isOffUnlessItIsTurnedOn() {
        assertThat(StoreOptions.defaults().groupCommit().isOn()).isFalse();
        assertThat(StoreOptions.defaults().toString()).doesNotContain("group");
        StoreOptions on = StoreOptions.builder()
                .groupCommit(GroupCommit.on().withMaxEvents(7))
                .build();
        assertThat(on.groupCommit().isOn()).isTrue();
        assertThat(on.toString()).contains("groups of 7 events");
        assertThat(GroupCommit.off()).hasToString("no groups");
    }

    @Test
    void eachSettingChangesItself() {
        GroupCommit settings = GroupCommit.on()
                .withMaxEvents(1)
                .withMaxBytes(2)
                .withMaxWaiting(3)
                .withTimeout(Duration.ofSeconds(4))
                .withCommitters(5);
        assertThat(settings.isOn()).isTrue();
        assertThat(settings.maxEvents()).isEqualTo(1);
        assertThat(settings.maxBytes()).isEqualTo(2);
        assertThat(settings.maxWaiting()).isEqualTo(3);
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(settings.committers()).isEqualTo(5);
    }

    @Test
    void impossibleBoundsAreRefused() {
        assertThatThrownBy(() -> GroupCommit.on().withMaxEvents(0)).hasMessage("maxEvents must be at least 1, was 0");
        assertThatThrownBy(() -> GroupCommit.on().withMaxBytes(0)).hasMessage("maxBytes must be at least 1, was 0");
        assertThatThrownBy(() -> GroupCommit.on().withMaxWaiting(-1))
                .hasMessage("maxWaiting must be at least 1, was -1");
        assertThatThrownBy(() -> GroupCommit.on().withCommitters(0)).hasMessage("committers must be at least 1, was 0");
        assertThatThrownBy(() -> GroupCommit.on().withTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout must be positive, was PT0S");
    }
}
