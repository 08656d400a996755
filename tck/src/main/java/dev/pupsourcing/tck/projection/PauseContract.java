// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.processing.ReadModels;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStateException;
import dev.pupsourcing.projection.ProjectionStateException.Reason;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.status.PartitionStatus.Phase;
import dev.pupsourcing.projection.status.ProjectionStatus;
import dev.pupsourcing.spi.PupsourcingVersion;
import dev.pupsourcing.tck.fixture.WorkersContract;
import dev.pupsourcing.testkit.Waiting;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Pauses: no event is handled after one, wherever the projection runs, and none is lost or repeated after its end. */
public abstract class PauseContract extends WorkersContract {

    private static final String ALICE = "alice: migration of the read model";

    /** For suites. */
    protected PauseContract() {}

    private ProjectionAdmin admin() {
        return ProjectionAdmin.of(pup());
    }

    private ProjectionStatus status() {
        return admin().find("orders").orElseThrow();
    }

    private static void awaitPaused(ProjectionRunner runner) {
        Waiting.until("the pause", () -> runner.partitions().stream().allMatch(one -> one.phase() == Phase.PAUSED));
    }

    @Test
    void aPausedProjectionHandlesNothingUntilItIsResumed() throws Exception {
        List<Long> placed = place(3, 2);
        try (ProjectionRunner runner = processor(orders(), options().build())) {
            runner.start();
            Waiting.until("the events", () -> model().has(3));
            assertThat(admin().pause("orders", ALICE)).isTrue();
            placed.addAll(place(3, 2));
            awaitPaused(runner);
            assertThat(model().has(4)).isFalse();
            assertThat(position("orders")).isLessThan(placed.get(3));
            assertThat(status().pause()).hasValueSatisfying(pause -> {
                assertThat(pause.by()).isEqualTo(ALICE);
                assertThat(pause.since()).isNotNull();
            });
            assertThat(admin().resume("orders")).isTrue();
            assertThat(status().pause()).isEmpty();
            Waiting.until("all events", () -> model().has(6));
        }
        assertThat(model().positions()).isEqualTo(placed);
    }

    @Test
    void noEventIsHandledAfterThePauseReturnsInTheMiddleOfCatchingUp() throws Exception {
        List<Long> placed = place(200, 7);
        try (ProjectionRunner runner =
                processor(orders(), options().batchSize(1).partitions(2).build())) {
            runner.start();
            Waiting.until("some events", () -> model().has(5));
            admin().pause("orders", ALICE);
            int handled = model().positions().size();
            assertThat(handled).isLessThan(200);
            awaitPaused(runner);
            assertThat(model().positions()).hasSize(handled);
            admin().resume("orders");
            Waiting.until("all events", () -> model().has(200));
        }
        assertThat(model().positions()).isEqualTo(placed);
    }

    @Test
    void itSurvivesARestartAndHoldsForAllWorkers() throws Exception {
        List<Long> placed = place(20, 7);
        processor(orders(), options().build()).runOnce();
        admin().pause("orders", ALICE);
        placed.addAll(place(20, 7));
        join(orders(), sharing(4));
        join(orders(), sharing(4));
        awaitCounts(2, 2);
        for (ProjectionWorker worker : workers()) {
            Waiting.until("the pause", () -> worker.partitions().stream().allMatch(one -> one.phase() == Phase.PAUSED));
        }
        assertThat(model().has(21)).isFalse();
        assertThat(status().workers())
                .hasSize(2)
                .extracting(ProjectionStatus.Worker::version)
                .containsOnly(Optional.of(PupsourcingVersion.current()));
        admin().resume("orders");
        Waiting.until("all events", () -> model().has(40));
        assertThat(model().positions()).isEqualTo(placed);
    }

    /** A caller that wanted all events handled must not take the read model for current. */
    @Test
    void aRunWithAnEndFailsAndNoFailureIsRecorded() throws Exception {
        List<Long> placed = place(3, 1);
        processor(orders(), options().build()).runUntil(placed.get(0));
        admin().pause("orders", ALICE);
        ProjectionStoppedException stopped = catchThrowableOfType(
                ProjectionStoppedException.class,
                () -> processor(orders(), options().build()).runOnce());
        assertThat(stopped)
                .hasMessageContainingAll("orders", "paused", ALICE, "resume")
                .hasCauseInstanceOf(ProjectionStateException.class);
        assertThat(status().failure()).isEmpty();
        admin().resume("orders");
        processor(orders(), options().build()).runOnce();
        assertThat(model().positions()).isEqualTo(placed);
    }

    @Test
    void waitingForItFailsWithTheReasonUnlessItHasPassed() throws Exception {
        List<Long> placed = place(1, 1);
        processor(orders(), options().build()).runOnce();
        admin().pause("orders", ALICE);
        ReadModels readModels = ReadModels.of(pup());
        assertThat(readModels.await("orders", placed.get(0), SOON)).isTrue();
        long next = place("o-1").get(0);
        assertThatThrownBy(() -> readModels.await("orders", next, SOON))
                .isInstanceOfSatisfying(ProjectionStateException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.PAUSED);
                    assertThat(e).hasMessageContainingAll("orders", "paused since", ALICE, "resume");
                });
    }

    @Test
    void itCanBeResetAndItsParkedStreamsReplayedMeanwhile() throws Exception {
        List<Long> placed = place("bad", "good");
        AtomicBoolean broken = new AtomicBoolean(true);
        Projection orders = Projection.of("orders", (tx, event) -> {
            if (broken.get() && event.stream().equals(order("bad"))) {
                throw new IllegalStateException("no");
            }
            model().handle(tx, event);
        });
        processor(orders, options().errorPolicy(ErrorPolicy.park()).build()).runOnce();
        assertThat(status().errorAction()).hasValue("PARK");
        admin().pause("orders", ALICE);
        broken.set(false);
        assertThat(admin().replayParked(orders, order("bad"))).isTrue();
        assertThat(model().positions()).isEqualTo(placed);
        admin().reset("orders", placed.get(1), tx -> {});
        assertThat(status().pause()).isPresent();
        admin().resume("orders");
        placed.addAll(place("good"));
        processor(orders, options().build()).runOnce();
        assertThat(model().positions()).isEqualTo(placed);
        assertThat(status().errorAction()).hasValue("STOP");
    }

    @Test
    void anEarlierPauseIsKeptAndWrongRequestsAreRejected() throws Exception {
        processor(orders(), options().build()).runOnce();
        assertThat(admin().resume("orders")).isFalse();
        assertThat(admin().pause("orders", ALICE)).isTrue();
        assertThat(admin().pause("orders", "bob")).isFalse();
        assertThat(status().pause())
                .hasValueSatisfying(pause -> assertThat(pause.by()).isEqualTo(ALICE));
        for (String wrong : List.of("", " ", "x".repeat(256), "two\nlines")) {
            assertThatThrownBy(() -> admin().pause("orders", wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("by must be");
        }
        assertThat(admin().resume("orders")).isTrue();
        assertThat(admin().pause("orders", "ü".repeat(255))).isTrue();
        assertThatThrownBy(() -> admin().pause("unknown", ALICE))
                .isInstanceOfSatisfying(
                        ProjectionStateException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN));
        assertThatThrownBy(() -> admin().resume("unknown")).isInstanceOf(ProjectionStateException.class);
        assertThat(admin().forget("orders")).isTrue();
        processor(orders(), options().build()).runOnce();
        assertThat(status().pause()).isEmpty();
    }
}
