// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.CheckpointException;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.EventHandler;
import dev.pupsourcing.projection.PartitionStrategy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.status.ParkedStream;
import dev.pupsourcing.slot.Slots;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.KeyedModel;
import dev.pupsourcing.tck.fixture.ProcessingContract;
import dev.pupsourcing.testkit.Waiting;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Failures of projections with a partition strategy: events without a slot, and handlers that fail. */
public abstract class PartitionFailureContract extends ProcessingContract {

    /** The odd and the even versions of each order have separate slots, and each are in order. */
    private @Nullable KeyedModel keyed;

    /** For suites. */
    protected PartitionFailureContract() {}

    @BeforeEach
    final void createHalves() throws SQLException {
        keyed = KeyedModel.create(
                fixture().dataSource(), event -> event.aggregateId() + "/" + event.aggregateVersion() % 2);
    }

    private KeyedModel halves() {
        return Objects.requireNonNull(keyed, "keyed");
    }

    private static EngineOptions with(ErrorPolicy policy) {
        return options().partitions(4).errorPolicy(policy).build();
    }

    /** A strategy without a key. */
    private static PartitionStrategy strategy(String name, ToIntFunction<PersistedEvent> slot) {
        return new PartitionStrategy() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int slot(PersistedEvent event) {
                return slot.applyAsInt(event);
            }
        };
    }

    @Test
    void allPartitionsStopBeforeAnEventThatHasNoSlot() throws Exception {
        List<Long> placed = place(20, 8);
        long bad = placed.get(13);
        assertStopped(placed, event -> 1024, "returned slot 1024, which must be between 0 and 1023");
        assertStopped(placed, event -> -1, "returned slot -1");
        assertStopped(placed, event -> Integer.parseInt("no number"), "\"no number\"");
        assertStopped(
                placed,
                event -> PartitionStrategy.byKey("none", none -> null).slot(event),
                "the key of an event " + "must not be null");
        assertThat(checkpoints("orders"))
                .hasSize(4)
                .extracting(Checkpoint::position)
                .containsOnly(bad - 1);
        assertThat(ProjectionAdmin.of(pup()).deadLetters("orders", 10)).isEmpty();
        processor(halves().projection("half"), options().partitions(4).build()).runOnce();
        assertThat(halves().positions()).isEqualTo(placed);
    }

    @Test
    void anEventWithoutASlotMattersOnceItIsReachedOnly() throws Exception {
        List<Long> placed = place(20, 8);
        Projection broken = broken(placed.get(13), event -> 1024);
        processor(broken, with(ErrorPolicy.stop())).runUntil(placed.get(12));
        assertThat(halves().positions()).isEqualTo(placed.subList(0, 13));
    }

    /** Partitions without events reach the same position as the others, so that the strategy can be changed. */
    @Test
    void anotherStrategyMayTakeOverWhereOneFailed() throws Exception {
        List<Long> placed = place(20, 8);
        long bad = placed.get(13);
        Projection broken = halves().projection(strategy("one", event -> event.position() == bad ? 1024 : 7));
        assertThatThrownBy(() -> processor(broken, with(ErrorPolicy.stop())).runOnce())
                .isInstanceOf(ProjectionStoppedException.class);
        assertThat(checkpoints("orders"))
                .hasSize(4)
                .extracting(Checkpoint::position)
                .containsOnly(bad - 1);
        processor(halves().projection("half"), with(ErrorPolicy.stop())).runOnce();
        assertThat(halves().positions()).isEqualTo(placed);
    }

    /** Runs a strategy that returns an invalid slot for the 14th event. */
    private void assertStopped(List<Long> placed, ToIntFunction<PersistedEvent> wrong, String problem)
            throws Exception {
        Projection broken = broken(placed.get(13), wrong);
        ProjectionRunner processor = processor(broken, with(ErrorPolicy.deadLetter()));
        ProjectionStoppedException stopped = catchThrowableOfType(ProjectionStoppedException.class, processor::runOnce);
        assertThat(stopped).hasMessageContainingAll("\"orders\"", "partition strategy \"half\"", problem);
        assertThat(stopped.position()).hasValue(placed.get(13));
        assertThat(stopped.eventId()).isPresent();
        assertThat(halves().positions()).isEqualTo(placed.subList(0, 13));
    }

    private Projection broken(long position, ToIntFunction<PersistedEvent> wrong) {
        PartitionStrategy good = halves().strategy("half");
        return halves().projection(strategy(
                "half", event -> event.position() == position ? wrong.applyAsInt(event) : good.slot(event)));
    }

    /** Handles the events of order 0 that can be handled. */
    private Projection fragile(Set<Long> broken) {
        return Projection.builder("orders")
                .partitionBy(halves().strategy("half"))
                .otherwise((tx, event) -> {
                    if (is(event, order("o-0"), event.aggregateVersion())
                            && broken.contains(event.aggregateVersion())) {
                        throw new IllegalArgumentException("no such customer");
                    }
                    halves().handle(tx, event);
                })
                .build();
    }

    @Test
    void aParkedStreamWaitsInEachOfItsSlots() throws Exception {
        Set<Long> broken = new CopyOnWriteArraySet<>(Set.of(5L, 8L));
        Projection fragile = fragile(broken);
        List<Long> placed = place(24, 2);
        processor(fragile, with(ErrorPolicy.park())).runOnce();
        placed.addAll(place(8, 2));
        EngineOptions fewer =
                options().partitions(3).errorPolicy(ErrorPolicy.park()).build();
        processor(fragile, fewer).runOnce();
        assertThat(halves().positions())
                .isEqualTo(IntStream.range(0, 32)
                        .filter(i -> i % 2 == 1 || i / 2 + 1 < 5 || i / 2 + 1 == 6)
                        .mapToObj(placed::get)
                        .toList());
        assertThat(ProjectionAdmin.of(pup()).parked("orders", 10))
                .extracting(ParkedStream::stream, ParkedStream::slot, ParkedStream::firstPosition)
                .containsExactly(
                        tuple(order("o-0"), Slots.of("o-0/1"), placed.get(8)),
                        tuple(order("o-0"), Slots.of("o-0/0"), placed.get(14)));
        assertStillWaiting(fragile);
        broken.clear();
        replayWhileItRuns(fragile, placed);
        assertThat(halves().positions()).isEqualTo(placed);
    }

    private void assertStillWaiting(Projection fragile) {
        ProjectionAdmin projections = ProjectionAdmin.of(pup());
        assertThatThrownBy(() -> projections.replayParked(fragile, order("o-0")))
                .isInstanceOf(ProjectionStoppedException.class);
        Projection byAggregate = Projection.of("orders", halves()::handle);
        assertThatThrownBy(() -> projections.replayParked(byAggregate, order("o-0")))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("another partition strategy than \"aggregate\"");
        assertThat(projections.parked("orders", 10)).hasSize(2);
    }

    private void replayWhileItRuns(Projection fragile, List<Long> placed) throws Exception {
        ProjectionAdmin projections = ProjectionAdmin.of(pup());
        try (ProjectionRunner processor = processor(fragile, with(ErrorPolicy.park()))) {
            processor.start();
            placed.addAll(place(8, 2));
            assertThat(projections.replayParked(fragile, order("o-0"))).isTrue();
            assertThat(projections.replayParked(fragile, order("o-0"))).isFalse();
            placed.addAll(place(8, 2));
            Waiting.until("all events", () -> halves().has(placed.size()));
            assertThat(processor.stop(SOON)).isTrue();
            assertThat(processor.failure()).isEmpty();
        }
    }

    @Test
    void whatWaitsHoldsTheStrategyUntilItIsReplayedOrGivenUp() throws Exception {
        Projection fragile = fragile(Set.of(3L, 4L));
        ProjectionAdmin projections = ProjectionAdmin.of(pup());
        place(12, 2);
        EngineOptions parking = with(ErrorPolicy.park());
        processor(fragile, parking).runOnce();
        Projection plain = Projection.of("orders", halves()::handle);
        assertThatThrownBy(() -> processor(plain, parking).runOnce()).hasMessageContaining("2 parked");
        assertThat(projections.discardParked("orders", order("o-0"))).isTrue();
        assertThat(projections.discardParked("orders", order("o-0"))).isFalse();
        assertThat(projections.parked("orders", 10)).isEmpty();
        processor(plain, parking).runOnce();
        place(4, 2);
        processor(plain, parking).runOnce();
        assertThat(halves().positions()).hasSize(12);
    }

    @Test
    void replaysAnEventThatWasPutAside() throws Exception {
        Set<Long> broken = new CopyOnWriteArraySet<>(Set.of(6L));
        Projection fragile = fragile(broken);
        List<Long> placed = place(12, 2);
        processor(fragile, with(ErrorPolicy.deadLetter())).runOnce();
        ProjectionAdmin projections = ProjectionAdmin.of(pup());
        assertThat(projections.deadLetters("orders", 10)).hasSize(1);
        broken.clear();
        assertThat(projections.replayDeadLetter(fragile, placed.get(10))).isTrue();
        assertThat(halves().positions()).isEqualTo(placed);
    }

    @Test
    void theFailuresOfAllPartitionsAreShown() throws Exception {
        place(2, 2);
        EventHandler failing = (tx, event) -> {
            throw new IllegalStateException("no such customer");
        };
        try (ProjectionRunner runner = ProjectionRunner.builder(pup())
                .add(Projection.of("one", failing))
                .add(Projection.of("two", failing))
                .build()) {
            runner.start();
            Waiting.until(
                    "both failures",
                    () -> runner.failure()
                            .filter(first -> first.getSuppressed().length == 1)
                            .isPresent());
            ProjectionStoppedException first = runner.failure().orElseThrow();
            assertThat(runner.failure()).containsSame(first);
            assertThat(first.getSuppressed()).hasSize(1);
            ProjectionStoppedException other = (ProjectionStoppedException) first.getSuppressed()[0];
            assertThat(List.of(first.projection(), other.projection())).containsExactlyInAnyOrder("one", "two");
        }
    }
}
