// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.processing.internal.lease.Village.FakeRun;
import dev.pupsourcing.processing.internal.lease.Village.Villager;
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

    private final Village village = new Village();

    @Test
    void oneTwoFourAndOneWorkerShareEvenly() {
        village.join("a", 16);
        village.round();
        assertThat(village.held()).isEqualTo(Map.of("a", 16));
        village.join("b", 16);
        village.rounds(SETTLED);
        assertThat(village.held()).isEqualTo(Map.of("a", 8, "b", 8));
        village.join("c", 16);
        village.join("d", 16);
        village.rounds(SETTLED);
        assertThat(village.held()).isEqualTo(Map.of("a", 4, "b", 4, "c", 4, "d", 4));
        List.of("a", "b", "c").forEach(village::kill);
        village.rounds(SETTLED);
        assertThat(village.held()).isEqualTo(Map.of("d", 16));
        village.checkShared();
    }

    @Test
    void aRemainderMovesNothingWithoutNeed() {
        village.join("b", 16);
        village.join("c", 16);
        village.join("d", 16);
        village.rounds(SETTLED);
        village.checkShared();
        village.leases.takenSince();
        village.join("a", 16);
        village.rounds(SETTLED);
        village.checkShared();
        assertThat(village.leases.takenSince()).isBetween(4, 5);
        village.rounds(100);
        assertThat(village.leases.takenSince()).isZero();
    }

    @Test
    void moreWorkersThanSegmentsLeaveSomeIdle() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            village.join(name, 3);
        }
        village.rounds(SETTLED);
        village.checkShared();
        village.kill("a");
        village.rounds(SETTLED);
        village.checkShared();
    }

    @Test
    void aSegmentIsKeptUntilItsBatchHasEnded() {
        Villager a = village.join("a", 4);
        village.round();
        a.busy = true;
        Villager b = village.join("b", 4);
        village.rounds(SETTLED * 2);
        assertThat(b.active()).isEmpty();
        assertThat(a.active().stream().filter(FakeRun::stopRequested)).hasSize(2);
        a.busy = false;
        village.rounds(2);
        village.checkShared();
    }

    @Test
    void aBatchThatHangsLosesItsSegmentAndNoOther() {
        Villager a = village.join("a", 4);
        village.join("b", 4);
        village.rounds(SETTLED);
        a.busy = true;
        FakeRun hanging = a.active().get(0);
        hanging.inBatch = Duration.ofSeconds(61);
        village.rounds(SETTLED * 2);
        assertThat(hanging.stopRequested()).isTrue();
        assertThat(village.leases.valid().stream().filter(lease -> lease.slots().equals(hanging.lease.slots())))
                .allSatisfy(lease -> assertThat(lease.token()).isGreaterThan(hanging.lease.token()))
                .hasSize(1);
        assertThat(a.active()).hasSize(3);
        assertThat(a.active().stream().filter(FakeRun::stopRequested)).containsExactly(hanging);
        a.busy = false;
        village.rounds(SETTLED);
        village.checkShared();
    }

    @Test
    void oneThatIsCutOffPausesAndComesBack() {
        Villager a = village.join("a", 4);
        village.rounds(2);
        a.cutOff = true;
        village.rounds(8);
        assertThat(a.active()).isEmpty();
        assertThat(a.heartbeat.failure()).hasMessage("cut off");
        a.cutOff = false;
        village.rounds(2);
        assertThat(a.heartbeat.failure()).isNull();
        village.checkShared();
        assertThat(a.runs.stream().map(run -> run.lease.token()).distinct()).hasSize(4);
    }

    @Test
    void oneThatIsCutOffForLongLosesItsSegmentsToOthers() {
        Villager a = village.join("a", 4);
        Villager b = village.join("b", 4);
        village.rounds(SETTLED);
        a.cutOff = true;
        village.rounds(SETTLED);
        assertThat(b.active()).hasSize(4);
        a.cutOff = false;
        village.rounds(SETTLED);
        village.checkShared();
    }

    @Test
    void aFailedSegmentIsHeldButNotRunAgain() {
        Villager a = village.join("a", 4);
        village.round();
        a.active().get(0).failed = true;
        village.rounds(SETTLED);
        assertThat(a.runs).hasSize(4);
        assertThat(village.leases.valid()).hasSize(4);
    }

    @Test
    void aLeaseThatWasGrantedUnnoticedIsTakenAgain() {
        Villager a = village.join("a", 2);
        village.leases.acquire(
                null, new LeaseRequest("orders", SlotRange.ofPartition(1, 2), a.name.text(), Duration.ofSeconds(30)));
        village.round();
        village.checkShared();
    }

    @Test
    void oldAndNewNumbersOfSegmentsAgreeOnTheLargest() {
        village.join("a", 3);
        village.rounds(2);
        village.join("b", 4);
        village.rounds(SETTLED);
        village.checkShared();
        assertThat(village.leases.valid()).hasSize(4);
        village.kill("a");
        village.join("c", 8);
        village.rounds(SETTLED);
        village.checkShared();
        assertThat(village.leases.valid()).hasSize(8);
        village.kill("b");
        village.kill("c");
        village.join("d", 1);
        village.rounds(SETTLED);
        village.checkShared();
        assertThat(village.leases.valid()).hasSize(1);
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
            Village troubled = new Village();
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
            assertThat(troubled.leases.takenSince()).as("moves in peace").isZero();
        }
    }

    private static void trouble(Village village, Random random, int step) {
        List<Villager> all = List.copyOf(village.workers.values());
        Villager one = all.get(random.nextInt(all.size()));
        switch (random.nextInt(12)) {
            case 0 -> village.join("w" + step, 1 + random.nextInt(20));
            case 1 -> {
                if (all.size() > 1) {
                    village.kill(one.name.name());
                }
            }
            case 2 -> one.cutOff = !one.cutOff;
            case 3 -> one.busy = !one.busy;
            case 4 -> village.pass(Duration.ofSeconds(random.nextInt(40)));
            default -> {
                village.pass(Duration.ofSeconds(random.nextInt(6)));
                one.beat();
            }
        }
    }

    /** Every order of a number of heartbeats of three workers, from every initial state of two of them. */
    @Test
    void everyInterleavingOfBeatsConverges() {
        for (int order = 0; order < 729; order++) {
            Village small = new Village();
            List<Villager> three = List.of(small.join("a", 4), small.join("b", 4), small.join("c", 4));
            for (int rest = order, beat = 0; beat < 6; beat++, rest /= 3) {
                small.pass(Village.TIMING.heartbeat());
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
        Villager a = village.join("a", 4);
        village.round();
        a.heartbeat.requestStop();
        a.heartbeat.run();
        assertThat(a.heartbeat.ended()).isDone();
        assertThat(village.leases.list(null, "orders")).extracting(Lease::owner).isEmpty();
        assertThat(village.leases.owners(null, "orders")).isEmpty();
    }
}
