// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.projection.PartitionStrategy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.slot.SlotRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlotAssignerTest {

    private static final ReadScope SALES = ReadScope.ofContexts("Sales");

    /** The slot is the aggregate id; event 3 has none. */
    private record ById(String name) implements PartitionStrategy {
        @Override
        public int slot(PersistedEvent event) {
            return Integer.parseInt(event.aggregateId());
        }
    }

    private static SlotAssigner slots(PartitionStrategy strategy) {
        return SlotAssigner.of(Projection.builder("orders")
                .scope(SALES)
                .partitionBy(strategy)
                .otherwise((tx, event) -> {})
                .build());
    }

    private static PersistedEvent event(long position, String id) {
        return PersistedEvent.of(
                Event.builder(StreamId.of("Sales", "Order", id), "Placed").build(), position, 1);
    }

    private static EventPage page(PersistedEvent... events) {
        return EventPage.of(List.of(events), 20, EventPage.End.CAUGHT_UP);
    }

    private static Checkpoint row(SlotRange range, long position) {
        return new Checkpoint("orders", range, position, 0, 0, 0, "me", Instant.EPOCH, Optional.empty());
    }

    @Test
    void theDatabaseFiltersByDefaultOnly() {
        SlotAssigner byDefault = slots(PartitionStrategy.byAggregate());
        SlotRange quarter = SlotRange.ofPartition(1, 4);
        assertThat(byDefault.scope(List.of(quarter))).isEqualTo(SALES.withSlots(quarter));
        assertThat(byDefault.scope(List.of(SlotRange.ALL))).isEqualTo(SALES);
        assertThat(slots(new ById("id")).scope(List.of(quarter))).isEqualTo(SALES);
        EventPage page = page(event(7, "no number"));
        assertThat(byDefault.within(page, row(quarter, 0))).isSameAs(page);
    }

    @Test
    void aPageIsCutBeforeAnEventThatHasNoSlot() {
        SlotAssigner slots = slots(new ById("id"));
        Checkpoint row = row(new SlotRange(10, 19), 0);
        PersistedEvent mine = event(3, "15");
        assertThat(slots.within(page(event(1, "9"), mine, event(5, "20")), row))
                .isEqualTo(EventPage.of(List.of(mine), 20, EventPage.End.CAUGHT_UP));
        for (String none : List.of("1024", "-1", "x")) {
            assertThat(slots.within(page(event(1, "9"), mine, event(9, none), event(10, "11")), row))
                    .isEqualTo(EventPage.of(List.of(mine), 8, EventPage.End.MORE));
            assertThatThrownBy(() -> slots.of(event(9, none)))
                    .isInstanceOf(ProjectionStoppedException.class)
                    .hasMessageContainingAll("\"orders\"", "position 9", "\"id\"", none);
        }
    }

    /** The checkpoint first moves to the position before the event. */
    @Test
    void anEventThatHasNoSlotStopsThePartitionOnlyIfItFollowsTheCheckpoint() {
        SlotAssigner slots = slots(new ById("id"));
        EventPage page = page(event(9, "x"));
        assertThat(slots.within(page, row(SlotRange.ALL, 7))).isEqualTo(EventPage.of(List.of(), 8, EventPage.End.MORE));
        assertThatThrownBy(() -> slots.within(page, row(SlotRange.ALL, 8)))
                .isInstanceOf(ProjectionStoppedException.class)
                .hasMessageContaining("position 9");
    }

    @Test
    void anotherNameIsAnotherStrategy() {
        assertThat(slots(PartitionStrategy.byAggregate()).fingerprint()).isZero();
        assertThat(slots(new ById("customer")).fingerprint())
                .isPositive()
                .isEqualTo(slots(PartitionStrategy.byKey("customer", PersistedEvent::eventType))
                        .fingerprint())
                .isNotEqualTo(slots(new ById("customer 2")).fingerprint());
    }

    @Test
    void aStrategyHasANameOfItsOwn() {
        assertThatThrownBy(() -> slots(new ById(" "))).hasMessageContainingAll("\"orders\"", "blank");
        assertThatThrownBy(() -> slots(new ById("aggregate"))).hasMessageContainingAll("\"orders\"", "\"aggregate\"");
        Projection without = new Projection() {
            @Override
            public String name() {
                return "orders";
            }

            @Override
            @SuppressWarnings("NullAway") // A caller without null checks passes null.
            public PartitionStrategy partitionStrategy() {
                return null;
            }

            @Override
            public void handle(java.sql.Connection tx, PersistedEvent event) {}
        };
        assertThatThrownBy(() -> SlotAssigner.of(without))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("projection \"orders\" has no partition strategy");
    }
}
