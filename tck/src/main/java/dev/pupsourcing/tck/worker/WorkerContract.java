// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.processing.WorkerOptions;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.spi.Leases.LeaseRequest;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.fixture.WorkersContract;
import dev.pupsourcing.testkit.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Workers of one process that share projections. */
public abstract class WorkerContract extends WorkersContract {

    /** For suites. */
    protected WorkerContract() {}

    @Test
    void oneTwoFourAndOneWorkerShareEvenly() throws Exception {
        List<Long> placed = place(50, 17);
        ProjectionWorker first = join(orders(), sharing(16));
        awaitCounts(16);
        placed.addAll(place(50, 17));
        join(orders(), sharing(16));
        awaitCounts(8, 8);
        join(orders(), sharing(16));
        join(orders(), sharing(16));
        placed.addAll(place(50, 17));
        awaitCounts(4, 4, 4, 4);
        assertThat(first.status().workers().get("orders")).hasSize(4);
        for (ProjectionWorker worker : workers().subList(1, 4)) {
            assertThat(worker.stop(SOON)).isTrue();
        }
        placed.addAll(place(50, 17));
        awaitCounts(16);
        Waiting.until("all events", () -> model().has(200));
        assertThat(first.stop(SOON)).isTrue();
        assertThat(model().positions()).isEqualTo(placed);
        assertThat(leases()).isEmpty();
    }

    @Test
    void takesOverWhatADeadWorkerHeld() throws Exception {
        List<Long> placed = place(20, 7);
        inTransaction(tx -> {
            fixture()
                    .projections()
                    .checkpoints()
                    .create(tx, "orders", fixture().log().storeId());
            return fixture()
                    .projections()
                    .leases()
                    .acquire(tx, new LeaseRequest("orders", SlotRange.ALL, "dead", Duration.ofSeconds(1)));
        });
        join(orders(), sharing(4));
        awaitCounts(4);
        Waiting.until("all events", () -> model().has(20));
        assertThat(model().positions()).isEqualTo(placed);
    }

    @Test
    void oldAndNewNumbersOfSegmentsRunTogether() throws Exception {
        List<Long> placed = place(30, 11);
        join(orders(), sharing(3));
        awaitCounts(3);
        join(orders(), sharing(8));
        placed.addAll(place(30, 11));
        awaitCounts(4, 4);
        assertThat(worker(0).stop(SOON)).isTrue();
        awaitCounts(8);
        Waiting.until("all events", () -> model().has(60));
        assertThat(model().positions()).isEqualTo(placed);
    }

    /** A handler runs longer than three leases: it keeps its segment, and others continue. */
    @Test
    void aLongBatchKeepsItsSegment() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        Projection slow = Projection.of("orders", (tx, event) -> {
            model().handle(tx, event);
            inside.countDown();
            await(release);
        });
        List<Long> placed = place("o-1");
        ProjectionWorker worker = join(slow, sharing(4));
        assertThat(inside.await(60, TimeUnit.SECONDS)).isTrue();
        List<Long> tokens = leases().stream().map(Lease::token).toList();
        assertThat(worker.stop(Duration.ofSeconds(3))).isFalse();
        assertThat(leases()).isNotEmpty().extracting(Lease::token).isSubsetOf(tokens);
        release.countDown();
        assertThat(worker.stop(SOON)).isTrue();
        assertThat(tokens).hasSize(4);
        assertThat(model().positions()).isEqualTo(placed);
        assertThat(leases()).isEmpty();
    }

    /** Handlers use all other connections of the pool for longer than a lease, and no lease is lost. */
    @Test
    void heartbeatsGoOnWhileHandlersOccupyThePool() throws Exception {
        SmallPool pool = new SmallPool(fixture().dataSource(), 5);
        CountDownLatch release = new CountDownLatch(1);
        Projection slow = Projection.of("orders", (tx, event) -> {
            await(release);
            model().handle(tx, event);
        });
        List<Long> placed = place(60, 30);
        join(Pupsourcing.create(pool.dataSource()), slow, sharing(16));
        awaitCounts(16);
        List<Long> tokens = leases().stream().map(Lease::token).toList();
        if (fixture().has(Trait.SINGLE_WRITER)) {
            Waiting.until("a handler", () -> pool.free() < 5);
        } else {
            Waiting.until("handlers on all connections", () -> pool.free() == 0);
            long since = System.nanoTime();
            Waiting.until("three leases' time", () -> System.nanoTime() - since > 3_000_000_000L);
            assertThat(leases()).allSatisfy(lease -> assertThat(lease.expired()).isFalse());
        }
        release.countDown();
        Waiting.until("all events", () -> model().has(60));
        assertThat(leases()).extracting(Lease::token).isEqualTo(tokens);
        assertThat(model().positions()).isEqualTo(placed);
    }

    @Test
    void aSegmentThatFailsLeavesTheOthersAlone() throws Exception {
        Projection picky = Projection.of("orders", (tx, event) -> {
            if (event.aggregateId().equals("o-3")) {
                throw new IllegalStateException("not this one");
            }
            model().handle(tx, event);
        });
        place(40, 20);
        ProjectionWorker worker = join(picky, sharing(16));
        Waiting.until("the failure", () -> worker.failure().isPresent());
        assertThat(worker.failure().orElseThrow()).hasMessageContaining("o-3");
        awaitCounts(16);
        Waiting.until(
                "the others",
                () -> worker.status().segments().stream()
                                .filter(segment -> segment.phase() == PartitionStatus.Phase.CAUGHT_UP)
                                .count()
                        == 15);
        assertThat(worker.status().segments())
                .filteredOn(segment -> segment.phase() == PartitionStatus.Phase.FAILED)
                .hasSize(1);
    }

    @Test
    void refusesNonsenseByName() {
        assertThatThrownBy(() -> WorkerOptions.builder()
                        .heartbeat(Duration.ofSeconds(20))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("heartbeat PT20S is not well below lease PT30S");
        assertThatThrownBy(() -> WorkerOptions.builder().segments(1025))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1025");
        assertThatThrownBy(() -> ProjectionWorker.builder(pup()).build()).isInstanceOf(IllegalArgumentException.class);
    }
}
