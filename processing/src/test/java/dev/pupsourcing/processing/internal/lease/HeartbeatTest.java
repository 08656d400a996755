// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.processing.internal.lease.WorkerGroup.FakeRun;
import dev.pupsourcing.processing.internal.lease.WorkerGroup.TestWorker;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.spi.Leases.LeaseRequest;
import dev.pupsourcing.slot.SlotRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that join, leave, freeze and are disconnected, with a controlled clock. */
class HeartbeatTest {

    /** The number of rounds within which live workers must have reached the expected state. */
    private static final int SETTLED = 12;

    private final WorkerGroup group = new WorkerGroup();

    @Test
    void oneTwoFourAndOneWorkerShareEvenly() {
        group.join("a", 16);
        group.round();
        assertThat(group.held()).isEqualTo(Map.of("a", 16));
        group.join("b", 16);
        group.rounds(SETTLED);
        assertThat(group.held()).isEqualTo(Map.of("a", 8, "b", 8));
        group.join("c", 16);
        group.join("d", 16);
        group.rounds(SETTLED);
        assertThat(group.held()).isEqualTo(Map.of("a", 4, "b", 4, "c", 4, "d", 4));
        List.of("a", "b", "c").forEach(group::kill);
        group.rounds(SETTLED);
        assertThat(group.held()).isEqualTo(Map.of("d", 16));
        group.checkShared();
    }

    @Test
    void aRemainderMovesNothingWithoutNeed() {
        group.join("b", 16);
        group.join("c", 16);
        group.join("d", 16);
        group.rounds(SETTLED);
        group.checkShared();
        group.leases.takenSince();
        group.join("a", 16);
        group.rounds(SETTLED);
        group.checkShared();
        assertThat(group.leases.takenSince()).isBetween(4, 5);
        group.rounds(100);
        assertThat(group.leases.takenSince()).isZero();
    }

    @Test
    void moreWorkersThanSegmentsLeaveSomeIdle() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            group.join(name, 3);
        }
        group.rounds(SETTLED);
        group.checkShared();
        group.kill("a");
        group.rounds(SETTLED);
        group.checkShared();
    }

    @Test
    void aSegmentIsKeptUntilItsBatchHasEnded() {
        TestWorker a = group.join("a", 4);
        group.round();
        a.busy = true;
        TestWorker b = group.join("b", 4);
        group.rounds(SETTLED * 2);
        assertThat(b.active()).isEmpty();
        assertThat(a.active().stream().filter(FakeRun::stopRequested)).hasSize(2);
        a.busy = false;
        group.rounds(2);
        group.checkShared();
    }

    @Test
    void aBatchThatHangsLosesItsSegmentAndNoOther() {
        TestWorker a = group.join("a", 4);
        group.join("b", 4);
        group.rounds(SETTLED);
        a.busy = true;
        FakeRun hanging = a.active().get(0);
        hanging.inBatch = Duration.ofSeconds(61);
        group.rounds(SETTLED * 2);
        assertThat(hanging.stopRequested()).isTrue();
        assertThat(group.leases.valid().stream().filter(lease -> lease.slots().equals(hanging.lease.slots())))
                .allSatisfy(lease -> assertThat(lease.token()).isGreaterThan(hanging.lease.token()))
                .hasSize(1);
        assertThat(a.active()).hasSize(3);
        assertThat(a.active().stream().filter(FakeRun::stopRequested)).containsExactly(hanging);
        a.busy = false;
        group.rounds(SETTLED);
        group.checkShared();
    }

    /** A partition that still runs must not miss events, even if another worker has its segment. */
    @Test
    void slotsAreReadUntilThePartitionHasEnded() {
        TestWorker a = group.join("a", 4);
        TestWorker b = group.join("b", 4);
        group.rounds(SETTLED);
        a.busy = true;
        a.cutOff = true;
        group.rounds(SETTLED);
        assertThat(b.active()).hasSize(4);
        a.cutOff = false;
        group.round();
        assertThat(group.leases.counts()).isEqualTo(Map.of(b.name, 4));
        assertThat(a.covered)
                .hasSize(2)
                .containsExactlyElementsOf(
                        a.active().stream().map(run -> run.lease.slots()).toList());
        a.busy = false;
        a.beat();
        assertThat(a.covered).isEmpty();
    }

    @Test
    void oneThatIsCutOffPausesAndComesBack() {
        TestWorker a = group.join("a", 4);
        group.rounds(2);
        a.cutOff = true;
        group.rounds(8);
        assertThat(a.active()).isEmpty();
        assertThat(a.heartbeat.failure()).hasMessage("cut off");
        a.cutOff = false;
        group.rounds(2);
        assertThat(a.heartbeat.failure()).isNull();
        group.checkShared();
        assertThat(a.runs.stream().map(run -> run.lease.token()).distinct()).hasSize(4);
    }

    @Test
    void oneThatIsCutOffForLongLosesItsSegmentsToOthers() {
        TestWorker a = group.join("a", 4);
        TestWorker b = group.join("b", 4);
        group.rounds(SETTLED);
        a.cutOff = true;
        group.rounds(SETTLED);
        assertThat(b.active()).hasSize(4);
        a.cutOff = false;
        group.rounds(SETTLED);
        group.checkShared();
    }

    @Test
    void aFailedSegmentIsHeldButNotRunAgain() {
        TestWorker a = group.join("a", 4);
        group.round();
        a.active().get(0).failed = true;
        group.rounds(SETTLED);
        assertThat(a.runs).hasSize(4);
        assertThat(group.leases.valid()).hasSize(4);
    }

    @Test
    void aLeaseThatWasGrantedUnnoticedIsTakenAgain() {
        TestWorker a = group.join("a", 2);
        group.leases.acquire(
                null, new LeaseRequest("orders", SlotRange.ofPartition(1, 2), a.name, Duration.ofSeconds(30)));
        group.round();
        group.checkShared();
    }

    @Test
    void oldAndNewNumbersOfSegmentsAgreeOnTheLargest() {
        group.join("a", 3);
        group.rounds(2);
        group.join("b", 4);
        group.rounds(SETTLED);
        group.checkShared();
        assertThat(group.leases.valid()).hasSize(4);
        group.kill("a");
        group.join("c", 8);
        group.rounds(SETTLED);
        group.checkShared();
        assertThat(group.leases.valid()).hasSize(8);
        group.kill("b");
        group.kill("c");
        group.join("d", 1);
        group.rounds(SETTLED);
        group.checkShared();
        assertThat(group.leases.valid()).hasSize(1);
    }

    /**
     * Any order of heartbeats, long batches, deaths, freezes and disconnections; then a quiet phase, after which all
     * segments are shared and stay so.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverHappensAllIsSharedInTheEnd(long seed) {
        Random random = new Random(seed);
        for (int story = 0; story < 25; story++) {
            WorkerGroup troubled = new WorkerGroup();
            troubled.join("w0", 1 + random.nextInt(20));
            for (int step = 0; step < 150; step++) {
                trouble(troubled, random, step);
                troubled.check();
            }
            troubled.workers.values().forEach(worker -> {
                worker.cutOff = false;
                worker.busy = false;
            });
            troubled.rounds(SETTLED * 2);
            troubled.checkShared();
            troubled.leases.takenSince();
            troubled.rounds(50);
            assertThat(troubled.leases.takenSince())
                    .as("leases taken without a disturbance")
                    .isZero();
        }
    }

    private static void trouble(WorkerGroup group, Random random, int step) {
        List<TestWorker> all = List.copyOf(group.workers.values());
        TestWorker one = all.get(random.nextInt(all.size()));
        switch (random.nextInt(12)) {
            case 0 -> group.join("w" + step, 1 + random.nextInt(20));
            case 1 -> {
                if (all.size() > 1) {
                    group.kill(one.name.substring(0, one.name.indexOf('/')));
                }
            }
            case 2 -> one.cutOff = !one.cutOff;
            case 3 -> one.busy = !one.busy;
            case 4 -> group.pass(Duration.ofSeconds(random.nextInt(40)));
            default -> {
                group.pass(Duration.ofSeconds(random.nextInt(6)));
                one.beat();
            }
        }
    }

    /** Every order of a number of heartbeats of three workers, from every initial state of two of them. */
    @Test
    void everyInterleavingOfBeatsConverges() {
        for (int order = 0; order < 729; order++) {
            WorkerGroup small = new WorkerGroup();
            List<TestWorker> three = List.of(small.join("a", 4), small.join("b", 4), small.join("c", 4));
            for (int rest = order, beat = 0; beat < 6; beat++, rest /= 3) {
                small.pass(WorkerGroup.TIMING.heartbeat());
                three.get(rest % 3).beat();
                small.check();
            }
            small.rounds(SETTLED);
            small.checkShared();
            small.leases.takenSince();
            small.rounds(10);
            assertThat(small.leases.takenSince()).isZero();
        }
    }

    @Test
    void aStopGivesEverythingBackAtOnce() throws Exception {
        TestWorker a = group.join("a", 4);
        group.round();
        a.heartbeat.requestStop();
        a.heartbeat.run();
        assertThat(a.heartbeat.ended()).isDone();
        assertThat(group.leases.list(null, "orders")).extracting(Lease::owner).isEmpty();
        assertThat(group.leases.owners(null, "orders")).isEmpty();
    }
}
