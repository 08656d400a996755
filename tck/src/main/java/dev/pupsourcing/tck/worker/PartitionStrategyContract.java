// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.ReadModels;
import dev.pupsourcing.projection.CheckpointException;
import dev.pupsourcing.projection.PartitionStrategy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.slot.Slots;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.KeyedModel;
import dev.pupsourcing.tck.fixture.ProcessingContract;
import dev.pupsourcing.testkit.Waiting;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Projections with a custom partition strategy. */
public abstract class PartitionStrategyContract extends ProcessingContract {

    private @Nullable KeyedModel keyed;

    /** For suites. */
    protected PartitionStrategyContract() {}

    @BeforeEach
    final void createKeyedModel() throws SQLException {
        keyed = KeyedModel.create(fixture().dataSource(), KeyedModel::customer);
    }

    private KeyedModel customers() {
        return Objects.requireNonNull(keyed, "keyed");
    }

    private Projection byCustomer() {
        return customers().projection("customer");
    }

    private static EngineOptions partitions(int total) {
        return options().partitions(total).batchSize(3).build();
    }

    @Test
    void theEventsOfACustomerAreHandledByOnePartitionInOrder() throws Exception {
        List<Long> placed = place(40, 8);
        processor(byCustomer(), options().partition(partitionOf("c-1"), 4).build())
                .runOnce();
        assertThat(customers().positions())
                .isEqualTo(IntStream.range(0, 40)
                        .filter(i -> i % 8 % 3 == 1)
                        .mapToObj(placed::get)
                        .toList());
        assertThat(awaits(order("o-1"), placed.get(39))).isFalse();
        try (ProjectionRunner processor = processor(byCustomer(), partitions(4))) {
            processor.start();
            placed.addAll(place(20, 8));
            Waiting.until("all events", () -> customers().has(60));
            assertThat(processor.stop(SOON)).isTrue();
            assertThat(processor.failure()).isEmpty();
        }
        processor(byCustomer(), partitions(4)).runOnce();
        assertThat(customers().positions()).isEqualTo(placed);
        assertThat(checkpoints("orders")).hasSize(4);
        assertThat(awaits(order("o-1"), placed.get(59))).isTrue();
    }

    private static int partitionOf(String customer) {
        return IntStream.range(0, 4)
                .filter(i -> SlotRange.ofPartition(i, 4).contains(Slots.of(customer)))
                .findFirst()
                .orElseThrow();
    }

    private boolean awaits(StreamId stream, long position) throws InterruptedException {
        return ReadModels.of(pup()).await("orders", stream, position, Duration.ofMillis(1));
    }

    @Test
    void anotherStrategyIsRefusedWhilePositionsDiffer() throws Exception {
        List<Long> placed = place(30, 8);
        processor(byCustomer(), options().partition(0, 4).build()).runUntil(placed.get(9));
        List<Long> before = customers().positions();
        assertThat(before).isNotEmpty();
        assertRefused(byOrder(), "another partition strategy than \"order\"", "positions 0.." + placed.get(9));
        assertRefused(orders(), "another partition strategy than \"aggregate\"");
        assertThat(model().positions()).isEmpty();
        assertThat(customers().positions()).isEqualTo(before);
        processor(byCustomer(), partitions(4)).runOnce();
        assertThat(customers().positions()).isEqualTo(placed);
    }

    @Test
    void anotherStrategyIsTakenWhileAllPositionsAreEqual() throws Exception {
        List<Long> placed = place(30, 8);
        processor(orders(), options().build()).runOnce();
        processor(byOrder(), partitions(4)).runOnce();
        placed.addAll(place("o-1", "o-9", "o-10", "o-1"));
        processor(byOrder(), partitions(3)).runOnce();
        placed.addAll(place("o-1", "o-11"));
        processor(orders(), partitions(2)).runOnce();
        assertThat(model().positions()).isEqualTo(placed);
        processor(orders(), options().partition(0, 2).build())
                .runUntil(place("o-1").get(0));
        assertRefused(byCustomer(), "is by partition strategy \"aggregate\", not \"customer\"");
    }

    /** The read model of all orders, with the slots of a strategy that is not the default. */
    private Projection byOrder() {
        return Projection.builder("orders")
                .partitionBy(PartitionStrategy.byKey("order", event -> "order " + event.aggregateId()))
                .otherwise(model()::handle)
                .build();
    }

    private void assertRefused(Projection projection, String... parts) {
        assertThatThrownBy(() -> processor(projection, partitions(4)).runOnce())
                .isInstanceOf(ProjectionStoppedException.class)
                .hasCauseInstanceOf(CheckpointException.class)
                .hasMessageContaining("projection \"orders\"")
                .hasMessageContainingAll(parts);
    }

    @Test
    void twoStrategiesAtOnceDoNothingTwice() throws Exception {
        List<Long> placed = place(40, 8);
        Projection young = customers().projection(customers().strategy("customer 2"));
        try (ProjectionRunner one = processor(byCustomer(), partitions(4));
                ProjectionRunner two = processor(young, partitions(4))) {
            one.start();
            two.start();
            Waiting.until("all events", () -> customers().has(40));
            assertThat(one.stop(SOON) && two.stop(SOON)).isTrue();
        }
        assertThat(customers().positions()).isEqualTo(placed);
    }
}
