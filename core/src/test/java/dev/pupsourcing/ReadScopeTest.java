// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.slot.SlotRange;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadScopeTest {

    private static final PersistedEvent PLACED = event("Sales", "Order", "o-1", "OrderPlaced");

    private static PersistedEvent event(String context, String type, String id, String eventType) {
        return PersistedEvent.of(
                Event.builder(StreamId.of(context, type, id), eventType).build(), 1, 1);
    }

    @Test
    void anEmptyScopeIsAll() {
        assertThat(ReadScope.all().isAll()).isTrue();
        assertThat(ReadScope.all().contains(PLACED)).isTrue();
        assertThat(ReadScope.ofContexts("Sales").isAll()).isFalse();
        assertThat(ReadScope.ofAggregateTypes("Order").isAll()).isFalse();
        assertThat(ReadScope.ofEventTypes("OrderPlaced").isAll()).isFalse();
        assertThat(ReadScope.all().withSlots(SlotRange.ALL).isAll()).isFalse();
    }

    /** An empty list from a configuration must not select the whole log. */
    @Test
    void aListOfNamesIsNeverEmpty() {
        List<String> none = List.of();
        List<ThrowingCallable> calls = List.of(
                () -> ReadScope.ofContexts(none),
                () -> ReadScope.ofAggregateTypes(none),
                () -> ReadScope.ofEventTypes(none),
                () -> ReadScope.all().withContexts(none),
                () -> ReadScope.all().withAggregateTypes(none),
                () -> ReadScope.all().withEventTypes(none),
                () -> ReadScope.all().withSlots(List.of()));
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must not be empty");
        }
        assertThat(ReadScope.ofContexts(List.of("Sales", "Billing")))
                .isEqualTo(ReadScope.ofContexts("Sales", "Billing"));
    }

    @Test
    void everyPartMustMatch() {
        ReadScope scope = ReadScope.ofContexts("Sales", "Billing")
                .withAggregateTypes("Order")
                .withEventTypes("OrderPlaced", "OrderPaid");
        assertThat(scope.contains(PLACED)).isTrue();
        assertThat(scope.contains(event("Billing", "Order", "x", "OrderPaid"))).isTrue();
        assertThat(scope.contains(event("sales", "Order", "x", "OrderPlaced"))).isFalse();
        assertThat(scope.contains(event("Sales", "Cart", "x", "OrderPlaced"))).isFalse();
        assertThat(scope.contains(event("Sales", "Order", "x", "OrderShipped"))).isFalse();
    }

    @Test
    void slotsFilterByAggregate() {
        int slot = PLACED.stream().slot();
        assertThat(ReadScope.all().withSlots(new SlotRange(slot, slot)).contains(PLACED))
                .isTrue();
        assertThat(ReadScope.all().withSlots(new SlotRange(slot + 1, 1023)).contains(PLACED))
                .isFalse();
        assertThat(ReadScope.all()
                        .withSlots(new SlotRange(slot + 1, 1023), new SlotRange(0, slot))
                        .contains(PLACED))
                .isTrue();
    }

    @Test
    void comparesByValueAndKeepsItsOwnSets() {
        Set<String> contexts = new HashSet<>(Set.of("Sales"));
        ReadScope scope = ReadScope.of(contexts, Set.of(), Set.of(), List.of());
        contexts.add("Billing");
        assertThat(scope).isEqualTo(ReadScope.ofContexts("Sales", "Sales"));
        assertThatThrownBy(() -> scope.boundedContexts().add("Billing"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000", "\uD83D", "$gap"})
    void refusesNamesThatNoEventCouldHave(String name) {
        assertThatThrownBy(() -> ReadScope.ofContexts("Sales", name))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("boundedContexts ");
    }

    @Test
    void refusesNullsByName() {
        assertThatThrownBy(() -> ReadScope.ofContexts("Sales", (String) null)).hasMessage("boundedContexts is missing");
        assertThatThrownBy(() -> ReadScope.ofAggregateTypes((String) null)).hasMessage("aggregateTypes is missing");
        assertThatThrownBy(() -> ReadScope.ofEventTypes((String) null)).hasMessage("eventTypes is missing");
        assertThatThrownBy(() -> ReadScope.ofContexts("Sales", (String[]) null)).hasMessage("boundedContexts");
        assertThatThrownBy(() -> ReadScope.all().withSlots((SlotRange) null)).hasMessage("slot range");
    }

    @Test
    void aCoveringScopeContainsEveryNameUnlessOneScopeContainsAll() {
        ReadScope covering = ReadScope.covering(List.of(
                ReadScope.ofContexts("Sales").withEventTypes("Placed"),
                ReadScope.ofContexts("Billing").withEventTypes("Paid", "Placed")));
        assertThat(covering.boundedContexts()).containsExactly("Billing", "Sales");
        assertThat(covering.eventTypes()).containsExactly("Paid", "Placed");
        assertThat(covering.aggregateTypes()).isEmpty();
        assertThat(ReadScope.covering(List.of(ReadScope.ofContexts("Sales"), ReadScope.all()))
                        .isAll())
                .isTrue();
        assertThatThrownBy(() -> ReadScope.covering(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scopes must not be empty");
    }

    @Test
    void aCoveringScopeJoinsRangesOfSlots() {
        assertThat(covered(new SlotRange(10, 19), new SlotRange(0, 9), new SlotRange(30, 39), new SlotRange(35, 50)))
                .containsExactly(new SlotRange(0, 19), new SlotRange(30, 50));
        assertThat(covered(SlotRange.ofPartition(0, 3), SlotRange.ofPartition(2, 3), SlotRange.ofPartition(1, 3)))
                .isEmpty();
    }

    private static List<SlotRange> covered(SlotRange... ranges) {
        return ReadScope.covering(List.of(ranges).stream()
                        .map(range -> ReadScope.all().withSlots(range))
                        .toList())
                .slots();
    }
}
