// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.status.PartitionStatus.Phase;
import dev.pupsourcing.projection.wakeup.WakeUps;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.ProcessingContract;
import dev.pupsourcing.testkit.Waiting;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Wake-ups: events are handled without waiting for the poll interval, which never ends here. */
public abstract class WakeUpContract extends ProcessingContract {

    private static final EngineOptions NEVER_POLLING =
            EngineOptions.builder().pollInterval(Duration.ofHours(1)).build();

    /** For suites. */
    protected WakeUpContract() {}

    @Test
    void aCommitOfTheFacadeWakesTheProjections() throws Exception {
        try (ProjectionRunner processor = processor(orders(), NEVER_POLLING)) {
            processor.start();
            Waiting.until("the end", () -> processor.partitions().get(0).phase() == Phase.CAUGHT_UP);
            place("o-1");
            Waiting.until("the event", () -> model().has(1));
            pup().append(ExpectedVersion.any(), event("o-1"));
            Waiting.until("the next event", () -> model().has(2));
        }
    }

    @Test
    void whoeverCommitsByItselfWakesThemToo() throws Exception {
        try (ProjectionRunner processor = processor(orders(), NEVER_POLLING)) {
            processor.start();
            Waiting.until("the end", () -> processor.partitions().get(0).phase() == Phase.CAUGHT_UP);
            append(ExpectedVersion.any(), event("o-1"));
            processor.wakeUp();
            Waiting.until("the event", () -> model().has(1));
        }
    }

    @Test
    void onlyAnAppendThatHasCommittedWakes() throws Exception {
        AtomicInteger wakeUps = new AtomicInteger();
        WakeUps.Subscription subscription = pup().backend().wakeUps().subscribe(wakeUps::incrementAndGet);
        pup().inTransaction(tx -> store().latestPosition(tx));
        assertThatThrownBy(() -> pup().inTransaction(tx -> {
                    pup().store().append(tx, ExpectedVersion.any(), event("o-1"));
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(wakeUps.get()).isZero();
        pup().append(ExpectedVersion.any(), event("o-1"), event("o-1"));
        assertThat(wakeUps.get()).isEqualTo(1);
        subscription.close();
        subscription.close();
        pup().append(ExpectedVersion.any(), event("o-1"));
        assertThat(wakeUps.get()).isEqualTo(1);
    }
}
