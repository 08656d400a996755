// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.log.EventPage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersistedEventTest {

    private static final StreamId ORDER = StreamId.of("Sales", "Order", "o-1");

    private static PersistedEvent at(long position, long version) {
        return PersistedEvent.of(Event.builder(ORDER, "OrderPlaced").build(), position, version);
    }

    @Test
    void comparesByEventAndPlace() {
        Event event =
                Event.builder(ORDER, "OrderPlaced").traceId("t").payload("x").build();
        PersistedEvent persisted = PersistedEvent.of(event, 7, 2);
        assertThat(persisted)
                .isEqualTo(PersistedEvent.of(event, 7, 2))
                .hasSameHashCodeAs(PersistedEvent.of(event, 7, 2))
                .isNotEqualTo(PersistedEvent.of(event, 8, 2))
                .isNotEqualTo(PersistedEvent.of(event, 7, 3))
                .isNotEqualTo(PersistedEvent.of(event.toBuilder().traceId("u").build(), 7, 2));
        assertThat(persisted.event()).isEqualTo(event);
        assertThat(persisted.eventId()).isEqualTo(event.eventId());
        assertThat(persisted.traceId()).hasValue("t");
        assertThat(persisted.payload()).isEqualTo(event.payload());
        assertThat(persisted).hasToString("#7 @2 " + event);
    }

    @Test
    void refusesPlacesThatAreNone() {
        assertThatThrownBy(() -> at(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("position 0");
        assertThatThrownBy(() -> at(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 0");
        assertThatThrownBy(() -> PersistedEvent.of(null, 1, 1)).hasMessage("event");
    }

    @Test
    void anAppendResultHasItsRange() {
        List<PersistedEvent> events = new ArrayList<>(List.of(at(10, 4), at(15, 5)));
        AppendResult result = AppendResult.of(events);
        events.clear();
        assertThat(result.stream()).isEqualTo(ORDER);
        assertThat(result.previousVersion()).isEqualTo(3);
        assertThat(result.version()).isEqualTo(5);
        assertThat(result.positions()).containsExactly(10L, 15L);
        assertThat(result.lastPosition()).isEqualTo(15);
        assertThatThrownBy(() -> AppendResult.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one event");
    }

    @Test
    void aStreamHasItsVersion() {
        List<PersistedEvent> events = new ArrayList<>(List.of(at(10, 4), at(15, 5)));
        AggregateStream stream = AggregateStream.of(ORDER, events);
        events.clear();
        assertThat(stream.version()).isEqualTo(5);
        assertThat(stream.expectedVersion()).isEqualTo(ExpectedVersion.exact(5));
        assertThat(stream.size()).isEqualTo(2);
        assertThat(stream.isEmpty()).isFalse();
        assertThat(stream).hasSize(2).containsExactlyElementsOf(stream.stream().toList());
        AggregateStream none = AggregateStream.of(ORDER, List.of());
        AggregateStream part = AggregateStream.ofPart(ORDER, List.of());
        assertThatThrownBy(part::expectedVersion)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only a part of stream");
        assertThat(AggregateStream.ofEnd(ORDER, 7).expectedVersion()).isEqualTo(ExpectedVersion.exact(7));
        assertThatThrownBy(() -> AggregateStream.ofEnd(ORDER, -1)).hasMessageContaining("was -1");
        assertThat(none).isNotEqualTo(part).isEqualTo(AggregateStream.ofEnd(ORDER, 0));
        assertThat(none).hasSameHashCodeAs(AggregateStream.ofEnd(ORDER, 0)).isNotEqualTo("stream");
        assertThat(none.version()).isZero();
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.expectedVersion()).isEqualTo(ExpectedVersion.noStream());
        assertThatThrownBy(() -> AggregateStream.of(null, List.of())).hasMessage("id");
    }

    @Test
    void aPageHasItsEnd() {
        EventPage page = EventPage.of(List.of(at(1, 1)), 9, EventPage.End.CAUGHT_UP);
        assertThat(page.caughtUp()).isTrue();
        assertThat(page.size()).isEqualTo(1);
        assertThat(page.isEmpty()).isFalse();
        assertThat(EventPage.of(List.of(), 9, EventPage.End.STALLED).caughtUp()).isFalse();
        assertThat(EventPage.of(List.of(), 9, EventPage.End.MORE).isEmpty()).isTrue();
    }
}
