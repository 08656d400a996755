// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Every wait here is for an hour: a test that returns has been woken up. */
class SignalTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final Signal signal = new Signal();

    @Test
    void aWakeUpBetweenLookingAndWaitingIsNotLost() throws InterruptedException {
        long ticket = signal.ticket();
        signal.wakeUp();
        signal.await(ticket, LONG);
        assertThat(signal.stopped()).isFalse();
    }

    @Test
    void aWakeUpEndsAWait() throws Exception {
        long ticket = signal.ticket();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> await(ticket));
        signal.wakeUp();
        waiting.get(60, TimeUnit.SECONDS);
    }

    private void await(long ticket) {
        try {
            signal.await(ticket, LONG);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aStopEndsAllPresentAndFutureWaits() throws InterruptedException {
        signal.stop();
        signal.await(signal.ticket(), LONG);
        assertThat(signal.pause(LONG)).isFalse();
        assertThat(signal.stopped()).isTrue();
    }

    @Test
    void aPauseEndsByItselfWhateverWakesOthers() throws InterruptedException {
        signal.wakeUp();
        assertThat(signal.pause(Duration.ofMillis(1))).isTrue();
        assertThat(signal.pause(Duration.ZERO)).isTrue();
    }
}
