// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.InvalidEventException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventContextTest {

    private static final Instant CREATED = Instant.parse("2026-11-23T20:15:00.123456Z");

    private static Event.Builder builder() {
        return Event.builder(StreamId.of("Desk", "Note", "n-1"), "NoteWritten");
    }

    private static EventContext full() {
        return EventContext.none()
                .withTraceId("trace")
                .withCorrelationId("correlation")
                .withCausationId("causation")
                .withMetadataJson("{\"a\":1}")
                .withCreatedAt(CREATED);
    }

    @Test
    void everyOptionReachesTheEvent() {
        Event event = full().applyTo(builder()).build();
        assertThat(event.traceId()).hasValue("trace");
        assertThat(event.correlationId()).hasValue("correlation");
        assertThat(event.causationId()).hasValue("causation");
        assertThat(event.metadataJson()).isEqualTo("{\"a\":1}");
        assertThat(event.createdAt()).isEqualTo(CREATED);
    }

    @Test
    void ownValuesTakePrecedenceOverDefaults() {
        assertThat(EventContext.none().withDefaults(full())).isEqualTo(full());
        assertThat(full().withDefaults(EventContext.none())).isEqualTo(full());
        EventContext own = EventContext.none().withCausationId("mine").withMetadataJson("{\"b\":2}");
        assertThat(own.withDefaults(full()))
                .isEqualTo(full().withCausationId("mine").withMetadataJson("{\"b\":2}"));
    }

    @Test
    void withoutOptionsNothingIsSet() {
        Event event = EventContext.none().applyTo(builder()).build();
        assertThat(event.traceId()).isEmpty();
        assertThat(event.correlationId()).isEmpty();
        assertThat(event.causationId()).isEmpty();
        assertThat(event.metadataJson()).isEqualTo("{}");
    }

    @Test
    void aCauseHandsOnItsCorrelation() {
        Event first = builder().build();
        EventContext second = EventContext.causedBy(PersistedEvent.of(first, 1, 1));
        String id = first.eventId().toString();
        assertThat(second).isEqualTo(EventContext.none().withCausationId(id).withCorrelationId(id));

        Event traced = full().applyTo(builder()).build();
        EventContext third = EventContext.causedBy(PersistedEvent.of(traced, 2, 2));
        assertThat(third)
                .isEqualTo(EventContext.none()
                        .withTraceId("trace")
                        .withCorrelationId("correlation")
                        .withCausationId(traced.eventId().toString()));
    }

    @Test
    void badValuesAreNamedWhenAnEventIsBuilt() {
        Event.Builder builder = EventContext.none().withMetadataJson("[]").applyTo(builder());
        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("metadata ");
    }

    @Test
    void isAValue() {
        assertThat(full()).isEqualTo(full()).hasSameHashCodeAs(full()).isNotEqualTo(EventContext.none());
        assertThat(full().withTraceId(null)).isNotEqualTo(full());
        assertThat(full())
                .hasToString("EventContext[traceId=trace, correlationId=correlation, causationId=causation,"
                        + " createdAt=2026-11-23T20:15:00.123456Z]");
    }

    @Test
    void versionsHaveAnOrder() {
        EventVersion tenth = new EventVersion("A", 10);
        assertThat(new EventVersion("A", 2)).isLessThan(tenth);
        assertThat(tenth).isLessThan(new EventVersion("B", 1)).hasToString("A v10");
        assertThatThrownBy(() -> new EventVersion("A", 0))
                .hasMessage("the version of event type \"A\" must be at least 1, was 0");
    }
}
