// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.tck.fixture.StoreContract.DeclinedBy;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.fixture.WorkersContract;
import dev.pupsourcing.testkit.Waiting;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Workers that are stuck in a transaction, like a frozen or disconnected process; for databases with concurrent
 * writers.
 */
@DeclinedBy(Trait.SINGLE_WRITER)
public abstract class StuckWorkerContract extends WorkersContract {

    /** For suites. */
    protected StuckWorkerContract() {}

    private ProjectionWorker.Builder stuck(StuckHeartbeats heartbeats, Projection projection) {
        return options()
                .batchSize(5)
                .build()
                .worker(pup(), projection, sharing(4))
                .heartbeats(heartbeats);
    }

    /** The worker has locked leases and does not commit. */
    @Test
    void oneThatIsStuckInAHeartbeatBlocksNoOther() throws Exception {
        List<Long> placed = place(20, 7);
        StuckHeartbeats heartbeats = new StuckHeartbeats(pup().transactions());
        join(stuck(heartbeats, orders()));
        awaitCounts(4);
        heartbeats.stick();
        join(orders(), sharing(4));
        awaitShare(1, 4);
        placed.addAll(place(20, 7));
        Waiting.until("all events", () -> model().has(40));
        heartbeats.release();
        awaitCounts(2, 2);
        placed.addAll(place(20, 7));
        Waiting.until("all events", () -> model().has(60));
        assertThat(model().positions()).isEqualTo(placed);
    }

    /** A segment is lost and taken again while its old batch is still open. */
    @Test
    void aSegmentThatComesBackIsShownOnce() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        Projection slow = Projection.of("orders", (tx, event) -> {
            inside.countDown();
            await(release);
            model().handle(tx, event);
        });
        StuckHeartbeats heartbeats = new StuckHeartbeats(pup().transactions());
        join(stuck(heartbeats, slow));
        awaitCounts(4);
        List<Long> placed = place("o-1");
        assertThat(inside.await(60, TimeUnit.SECONDS)).isTrue();
        heartbeats.stick();
        ProjectionWorker second = join(orders(), sharing(4));
        awaitShare(1, 4);
        heartbeats.release();
        assertThat(second.stop(SOON)).isTrue();
        awaitShare(0, 5);
        release.countDown();
        awaitShare(0, 4);
        Waiting.until("the event", () -> model().has(1));
        assertThat(model().positions()).isEqualTo(placed);
    }
}
