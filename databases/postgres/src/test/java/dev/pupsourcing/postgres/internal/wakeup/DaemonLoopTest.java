// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres.internal.wakeup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.testkit.Waiting;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DaemonLoopTest {

    @Test
    void whatIsThrownDoesNotEndIt() {
        AtomicInteger rounds = new AtomicInteger();
        try (DaemonLoop thread = new DaemonLoop("pup-test", System.getLogger("dev.pupsourcing.test"))) {
            thread.start(() -> {
                if (rounds.incrementAndGet() == 1) {
                    throw new NoClassDefFoundError("made up");
                }
                thread.pause(1);
            });
            Waiting.until("more rounds", () -> rounds.get() > 3);
        }
        assertThat(rounds.get()).isGreaterThan(3);
    }
}
