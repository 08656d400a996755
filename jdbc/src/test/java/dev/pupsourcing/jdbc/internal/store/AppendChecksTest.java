// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.Event;
import dev.pupsourcing.InvalidEventException;
import dev.pupsourcing.StreamId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppendChecksTest {

    private static Event event(String context, String type, String id) {
        return Event.builder(StreamId.of(context, type, id), "Placed").build();
    }

    @Test
    void findsTheOneStream() {
        Event first = event("Sales", "Order", "o-1");
        assertThat(AppendChecks.streamOf(List.of(first, event("Sales", "Order", "o-1"))))
                .isEqualTo(StreamId.of("Sales", "Order", "o-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "Billing, Order, o-1, boundedContext",
        "Sales, Cart, o-1, aggregateType",
        "Sales, Order, O-1, aggregateId"
    })
    void namesIndexAndFieldOfAnotherStream(String context, String type, String id, String field) {
        Event first = event("Sales", "Order", "o-1");
        List<Event> mixed = List.of(first, event("Sales", "Order", "o-1"), event(context, type, id));
        InvalidEventException refused =
                catchThrowableOfType(InvalidEventException.class, () -> AppendChecks.streamOf(mixed));
        assertThat(refused.index()).hasValue(2);
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused).hasMessageStartingWith("event 2: " + field);
    }

    @Test
    void refusesNothingAndNulls() {
        assertThatThrownBy(() -> AppendChecks.streamOf(List.of()))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("must contain at least one event");
        assertThatThrownBy(() -> AppendChecks.streamOf(Arrays.asList((Event) null)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage("event 0: event is null");
        assertThatThrownBy(() -> AppendChecks.streamOf(Arrays.asList(event("Sales", "Order", "o-1"), null)))
                .hasMessage("event 1: event is null");
    }

    @Test
    void refusesOneIdTwice() {
        Event event = event("Sales", "Order", "o-1");
        DuplicateEventException refused = catchThrowableOfType(
                DuplicateEventException.class,
                () -> AppendChecks.streamOf(List.of(event, event("Sales", "Order", "o-1"), event)));
        assertThat(refused.eventId()).isEqualTo(event.eventId());
        assertThat(refused.transactionUsable()).isTrue();
    }
}
