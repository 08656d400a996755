// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.ProcessingContract;
import dev.pupsourcing.tck.fixture.StoreContract.DeclinedBy;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.testkit.Waiting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Workers in several processes, one of which is killed, or frozen for longer than its leases; in the end every event
 * has taken effect once, in its aggregate's order, which the read model checks.
 */
@DeclinedBy(Trait.ONE_PROCESS)
public abstract class WorkerProcessContract extends ProcessingContract {

    private static final int EVENTS = 60;

    /** For suites. */
    protected WorkerProcessContract() {}

    /** How another process connects to the database that {@link #createFixture()} made last. */
    protected abstract Access access();

    @Test
    void theSegmentsOfAKilledWorkerAreTakenOver() throws Exception {
        survive(false);
    }

    /** A frozen process that is the single writer keeps all others from writing. */
    @Test
    @DeclinedBy(Trait.SINGLE_WRITER)
    void aFrozenWorkerThatWakesUpWritesNothing() throws Exception {
        survive(true);
    }

    @Test
    @Tag("long")
    @DeclinedBy(Trait.SINGLE_WRITER)
    void killedAndFrozenWorkersAreReplacedRepeatedly() throws Exception {
        for (int round = 0; round < 10; round++) {
            survive(round % 2 == 0);
        }
    }

    private void survive(boolean freeze) throws Exception {
        List<Long> before = model().positions();
        List<Long> placed = new ArrayList<>(before);
        Process other = WorkerProcess.start(access(), "other");
        try (ProjectionWorker survivor = WorkerProcess.worker(fixture().dataSource(), "survivor")) {
            Waiting.until("the other process", () -> holds("other", 4) || !other.isAlive());
            survivor.start();
            Waiting.until("equal shares", () -> holds("other", 2) && holds("survivor", 2));
            placed.addAll(place(EVENTS, 17));
            Waiting.until("progress", () -> model().has(before.size() + EVENTS / 4));
            if (freeze) {
                placed.addAll(freeze(other));
            } else {
                other.destroyForcibly();
                Waiting.until("the take-over", () -> holds("survivor", 4));
            }
            placed.addAll(place(EVENTS, 17));
            Waiting.until("all events", () -> model().has(placed.size()));
            assertThat(survivor.failure()).isEmpty();
        } finally {
            other.destroyForcibly();
            other.waitFor();
        }
        assertThat(model().positions()).isEqualTo(placed);
    }

    /** It resumes when all its segments belong to another worker; it was fenced off when it holds some again. */
    private List<Long> freeze(Process process) throws Exception {
        WorkerProcess.signal(process, "STOP");
        Waiting.until("the take-over", () -> holds("survivor", 4));
        List<Long> placed = place(EVENTS / 4, 17);
        WorkerProcess.signal(process, "CONT");
        Waiting.until("equal shares again", () -> holds("other", 2) && holds("survivor", 2));
        assertThat(process.isAlive()).isTrue();
        return placed;
    }

    private boolean holds(String name, int segments) {
        return leasesOf(name) == segments;
    }
}
