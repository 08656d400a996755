// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.slot.Slots;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PartitionStrategyTest {

    private static final PersistedEvent EVENT = PersistedEvent.of(
            Event.builder(StreamId.of("Sales", "Order", "user-1"), "foobar").build(), 1, 1);

    @Test
    void isByAggregateByDefault() {
        Projection plain = Projection.of("orders", (tx, event) -> {});
        assertThat(plain.partitionStrategy()).isSameAs(PartitionStrategy.byAggregate());
        assertThat(PartitionStrategy.byAggregate().name()).isEqualTo("aggregate");
        assertThat(PartitionStrategy.byAggregate().slot(EVENT)).isEqualTo(372);
    }

    @Test
    void givesTheSlotOfAKey() {
        PartitionStrategy byType = PartitionStrategy.byKey("type", PersistedEvent::eventType);
        assertThat(byType.name()).isEqualTo("type");
        assertThat(byType).hasToString("partition strategy \"type\"");
        assertThat(byType.slot(EVENT)).isEqualTo(Slots.of("foobar")).isEqualTo(360);
        assertThat(Projection.builder("a")
                        .partitionBy(byType)
                        .batch((tx, events) -> {})
                        .build()
                        .partitionStrategy())
                .isSameAs(byType);
        assertThat(Projection.builder("a")
                        .on("A", (tx, event) -> {})
                        .partitionBy(byType)
                        .build()
                        .partitionStrategy())
                .isSameAs(byType);
        assertThatThrownBy(() -> PartitionStrategy.byKey(" ", PersistedEvent::eventType))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PartitionStrategy.byKey("none", event -> null).slot(EVENT))
                .hasMessage("the key of an event must not be null");
    }

    @Test
    void aCheckpointKeepsItsStrategyWhateverElseChanges() {
        Checkpoint row = new Checkpoint("orders", SlotRange.ALL, 7, 3, 41, "me", Instant.EPOCH);
        assertThat(row.strategy()).isZero();
        assertThat(row.dividedBy(0).revision()).isEqualTo(42);
        Checkpoint divided = row.dividedBy(Integer.MAX_VALUE);
        assertThat(divided.strategy()).isEqualTo(Integer.MAX_VALUE);
        assertThat(divided.at(9).dividedBy(Integer.MAX_VALUE).revision()).isEqualTo(divided.revision() + 1);
        assertThat(divided.dividedBy(0)).isEqualTo(row.dividedBy(0).dividedBy(0));
        assertThat(divided.revised()
                        .taken(-1)
                        .under(new Lease("orders", SlotRange.ALL, "other", 4, Duration.ZERO))
                        .strategy())
                .isEqualTo(Integer.MAX_VALUE);
        assertThat(row.taken(41).revision()).isEqualTo(42);
    }
}
