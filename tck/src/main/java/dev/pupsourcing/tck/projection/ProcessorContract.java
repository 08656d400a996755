// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.CheckpointException;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.status.PartitionStatus.Phase;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.ProcessingContract;
import dev.pupsourcing.tck.fixture.ReadModel;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.testkit.Waiting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Projections that run once and continuously, in one partition and in several. */
public abstract class ProcessorContract extends ProcessingContract {

    /** For suites. */
    protected ProcessorContract() {}

    @Test
    void handlesAllThatIsThereOnce() throws Exception {
        ProjectionRunner processor = processor(orders(), options().batchSize(10).build());
        processor.runOnce();
        assertThat(model().positions()).isEmpty();
        List<Long> placed = place(25, 3);
        processor.runOnce();
        assertThat(model().positions()).isEqualTo(placed);
        processor.runOnce();
        assertThat(model().positions()).isEqualTo(placed);
        placed.addAll(place(5, 3));
        processor(orders(), options().pageSize(2).build()).runOnce();
        assertThat(model().positions()).isEqualTo(placed);
        assertThat(position("orders")).isEqualTo(placed.get(29));
    }

    @Test
    void handlesWhatIsInScopeAndMovesOverTheRest() throws Exception {
        List<Long> placed = place("o-1", "o-2");
        pup().append(
                        ExpectedVersion.any(),
                        Event.builder(StreamId.of("Billing", "Invoice", "i-1"), "Sent")
                                .build());
        placed.addAll(place("o-1"));
        long last = pup().append(
                        ExpectedVersion.any(),
                        Event.builder(StreamId.of("Billing", "Invoice", "i-1"), "Paid")
                                .build())
                .positions()
                .get(0);
        Projection sales = model().projection("sales", ReadScope.ofContexts("Sales"));
        processor(sales, EngineOptions.defaults()).runOnce();
        assertThat(model().positions()).isEqualTo(placed);
        assertThat(position("sales")).isEqualTo(last);
        Projection paid =
                Projection.builder("paid").on("Paid", (tx, event) -> {}).build();
        ProjectionRunner processor = processor(paid, EngineOptions.defaults());
        processor.runOnce();
        assertThat(processor.partitions().get(0).handled()).isEqualTo(1);
        assertThat(processor.partitions().get(0).phase()).isEqualTo(Phase.STOPPED);
    }

    @Test
    void handlesWholeBatchesInOrder() throws Exception {
        List<Long> placed = place(25, 5);
        List<Long> seen = Collections.synchronizedList(new ArrayList<>());
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        Projection batches = Projection.builder("batches")
                .batch((tx, events) -> {
                    sizes.add(events.size());
                    events.forEach(event -> seen.add(event.position()));
                })
                .build();
        processor(batches, options().pageSize(20).batchSize(3).build()).runOnce();
        assertThat(seen).isEqualTo(placed);
        assertThat(sizes).containsExactly(20, 5);
    }

    @Test
    void handlesWhatComesUntilItIsStopped() throws Exception {
        try (ProjectionRunner processor = processor(orders(), options().build())) {
            processor.start();
            List<Long> placed = place(3, 2);
            Waiting.until("the first events", () -> model().has(3));
            placed.addAll(place(4, 3));
            Waiting.until("the next events", () -> model().has(7));
            Waiting.until("the end", () -> processor.partitions().get(0).phase() == Phase.CAUGHT_UP);
            assertThatThrownBy(processor::start).isInstanceOf(IllegalStateException.class);
            assertThat(processor.stop(SOON)).isTrue();
            placed.addAll(place(2, 1));
            processor.start();
            Waiting.until("what came meanwhile", () -> model().has(9));
            assertThat(processor.stop(SOON)).isTrue();
            assertThat(model().positions()).isEqualTo(placed);
        }
    }

    @Test
    void stopsAtAPositionOrAnInstant() throws Exception {
        List<Long> placed = place(5, 2);
        Instant before = Instant.parse("2100-01-01T00:00:00Z");
        pup().append(
                        ExpectedVersion.any(),
                        Event.builder(order("o-9"), "Late")
                                .createdAt(before.plusSeconds(1))
                                .build());
        place("o-9");
        ProjectionRunner processor = processor(orders(), options().build());
        processor.runUntil(placed.get(2));
        assertThat(model().positions()).isEqualTo(placed.subList(0, 3));
        processor.runUntil(before);
        assertThat(model().positions()).isEqualTo(placed);
        processor.runOnce();
        assertThat(model().positions()).hasSize(7);
    }

    /**
     * As after a restore of only the log, or a failover that lost commits: positions are assigned to different events.
     */
    @Test
    void refusesALogThatHasLostEventsAndGrownAgain() throws Exception {
        place(5, 2);
        Projection none = model().projection("none", ReadScope.ofContexts("Elsewhere"));
        processor(orders(), options().build()).runOnce();
        processor(none, options().build()).runOnce();
        UUID other = UUID.randomUUID();
        long last = position("orders");
        exchange(last, other);
        place(5, 2);
        for (Projection projection : List.of(orders(), none)) {
            ProjectionRunner processor = processor(projection, options().build());
            assertThatThrownBy(processor::runOnce)
                    .isInstanceOf(ProjectionStoppedException.class)
                    .hasCauseInstanceOf(CheckpointException.class)
                    .hasMessageContainingAll("at position " + last, other.toString(), "reset the projection");
        }
        assertThat(model().positions()).hasSize(5);
    }

    /** Replaces the event at a position. */
    private void exchange(long position, UUID id) throws SQLException {
        try (Connection owner = fixture().owner().getConnection();
                PreparedStatement update = owner.prepareStatement(
                        fixture().in("UPDATE {{events}} SET event_id = ? WHERE global_position = ?"))) {
            fixture().database().dialect().columns().bindId(update, 1, id);
            update.setLong(2, position);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void runsSeveralSideBySide() throws Exception {
        List<Long> placed = place(10, 3);
        ReadModel other = ReadModel.create(fixture().dataSource(), "other");
        try (ProjectionRunner runner = ProjectionRunner.builder(pup())
                .add(orders(), options().build().projection())
                .options(options().build().runner())
                .add(other.projection("others", ReadScope.ofContexts("Sales")))
                .build()) {
            runner.start();
            placed.addAll(place(10, 3));
            Waiting.until("both", () -> model().has(20) && other.has(20));
            assertThat(runner.stop(SOON)).isTrue();
        }
        assertThat(model().positions()).isEqualTo(placed);
        assertThat(other.positions()).isEqualTo(placed);
        assertThatThrownBy(() -> ProjectionRunner.builder(pup()).add(orders()).add(orders()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two have the name \"orders\"");
        assertThatThrownBy(() -> ProjectionRunner.builder(pup()).build()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesAnotherNumberOfPartitionsAtAnyTime() throws Exception {
        List<Long> placed = new ArrayList<>();
        for (int total : List.of(1, 4, 3, 8, 1)) {
            placed.addAll(place(20, 7));
            processor(orders(), options().partitions(total).batchSize(3).build())
                    .runOnce();
            assertThat(model().positions()).isEqualTo(placed);
            assertThat(checkpoints("orders")).hasSizeGreaterThanOrEqualTo(total);
        }
        assertThat(checkpoints("orders")).extracting(Checkpoint::position).containsOnly(placed.get(99));
    }

    @Test
    void partitionsOfUnequalProgressAreBroughtTogether() throws Exception {
        List<Long> placed = place(30, 11);
        processor(orders(), options().partition(1, 4).build()).runUntil(placed.get(9));
        processor(orders(), options().partition(0, 3).build()).runUntil(placed.get(19));
        processor(orders(), options().partition(7, 8).build()).runUntil(placed.get(4));
        processor(orders(), options().batchSize(2).build()).runOnce();
        assertThat(model().positions()).isEqualTo(placed);
        assertThat(checkpoints("orders")).hasSize(1);
    }

    @Test
    void twoProcessorsOfOneProjectionDoNothingTwice() throws Exception {
        List<Long> placed = place(40, 5);
        EngineOptions small = options().batchSize(2).build();
        try (ProjectionRunner one = processor(orders(), small);
                ProjectionRunner two = processor(orders(), small)) {
            one.start();
            two.start();
            placed.addAll(place(40, 5));
            Waiting.until("all events", () -> model().has(80));
            assertThat(one.stop(SOON) && two.stop(SOON)).isTrue();
            assertThat(one.failure()).isEmpty();
            assertThat(two.failure()).isEmpty();
        }
        assertThat(model().positions()).isEqualTo(placed);
    }

    @Test
    void oldAndNewNumbersOfPartitionsRunTogether() throws Exception {
        List<Long> placed = place(40, 13);
        try (ProjectionRunner old =
                        processor(orders(), options().partitions(3).batchSize(2).build());
                ProjectionRunner young =
                        processor(orders(), options().partitions(4).batchSize(3).build())) {
            old.start();
            young.start();
            placed.addAll(place(40, 13));
            Waiting.until("all events", () -> model().has(80));
            assertThat(old.stop(SOON) && young.stop(SOON)).isTrue();
            assertThat(old.failure()).isEmpty();
            assertThat(young.failure()).isEmpty();
        }
        assertThat(model().positions()).isEqualTo(placed);
    }

    /** A runner waits for an open transaction, and handles later events in order, although no append follows. */
    @Test
    void waitsForAPositionInFlight() throws Exception {
        if (fixture().has(Trait.SINGLE_WRITER)) {
            waitsForNobody();
            return;
        }
        try (ProjectionRunner processor = processor(orders(), options().build());
                Connection open = fixture().begin()) {
            store().append(open, ExpectedVersion.any(), event(order("slow")));
            List<Long> placed = place("fast");
            processor.start();
            Waiting.until("the stall", () -> processor.stall().isPresent());
            assertThat(model().positions()).isEmpty();
            open.commit();
            Waiting.until("both events", () -> model().has(2));
            assertThat(position("orders")).isLessThanOrEqualTo(placed.get(0));
            processor.stop(SOON);
        }
    }

    private void waitsForNobody() throws SQLException, InterruptedException {
        List<Long> placed = place("fast");
        processor(orders(), options().build()).runOnce();
        assertThat(model().positions()).isEqualTo(placed);
    }
}
