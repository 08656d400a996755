// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.slot.SlotRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeUnionTest {

    @Test
    void holdsEveryNameUnlessOneScopeHoldsAll() {
        ReadScope union = ScopeUnion.of(List.of(
                ReadScope.ofContexts("Sales").withEventTypes("Placed"),
                ReadScope.ofContexts("Billing").withEventTypes("Paid", "Placed")));
        assertThat(union.boundedContexts()).containsExactly("Billing", "Sales");
        assertThat(union.eventTypes()).containsExactly("Paid", "Placed");
        assertThat(union.aggregateTypes()).isEmpty();
        assertThat(ScopeUnion.of(List.of(ReadScope.ofContexts("Sales"), ReadScope.all()))
                        .isAll())
                .isTrue();
    }

    @Test
    void joinsRangesOfSlots() {
        assertThat(union(new SlotRange(10, 19), new SlotRange(0, 9), new SlotRange(30, 39), new SlotRange(35, 50)))
                .containsExactly(new SlotRange(0, 19), new SlotRange(30, 50));
        assertThat(union(SlotRange.ofPartition(0, 3), SlotRange.ofPartition(2, 3), SlotRange.ofPartition(1, 3)))
                .isEmpty();
    }

    private static List<SlotRange> union(SlotRange... ranges) {
        return ScopeUnion.of(List.of(ranges).stream()
                        .map(range -> ReadScope.all().withSlots(range))
                        .toList())
                .slots();
    }
}
