// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

    private static final StreamId ORDER = StreamId.of("Sales", "Order", "o-1");
    private static final UUID ID = UUID.fromString("0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000");
    private static final Instant CREATED = Instant.parse("2026-11-23T20:15:00.123456Z");

    private static Event.Builder full() {
        return Event.builder(ORDER, "OrderPlaced")
                .eventId(ID)
                .eventVersion(3)
                .payload(new byte[] {1, 2})
                .metadataJson("{\"user\":7}")
                .traceId("trace")
                .correlationId("correlation")
                .causationId("causation")
                .createdAt(CREATED);
    }

    @Test
    void holdsWhatItWasGiven() {
        Event event = full().build();
        assertThat(event.stream()).isEqualTo(ORDER);
        assertThat(event.boundedContext()).isEqualTo("Sales");
        assertThat(event.aggregateType()).isEqualTo("Order");
        assertThat(event.aggregateId()).isEqualTo("o-1");
        assertThat(event.eventId()).isEqualTo(ID);
        assertThat(event.eventType()).isEqualTo("OrderPlaced");
        assertThat(event.eventVersion()).isEqualTo(3);
        assertThat(event.payload()).containsExactly(1, 2);
        assertThat(event.payloadSize()).isEqualTo(2);
        assertThat(event.metadataJson()).isEqualTo("{\"user\":7}");
        assertThat(event.metadataBytes()).isEqualTo("{\"user\":7}".getBytes(StandardCharsets.UTF_8));
        assertThat(event.metadataSize()).isEqualTo(10);
        assertThat(event.traceId()).hasValue("trace");
        assertThat(event.correlationId()).hasValue("correlation");
        assertThat(event.causationId()).hasValue("causation");
        assertThat(event.createdAt()).isEqualTo(CREATED);
    }

    @Test
    void hasDefaults() {
        Instant before = Instant.now().minusNanos(1_000);
        Event event = Event.builder(StreamId.of("Sales", "Order", "o-1"), "OrderPlaced")
                .build();
        assertThat(event.eventId().version()).isEqualTo(7);
        assertThat(event.eventVersion()).isEqualTo(1);
        assertThat(event.payload()).isEmpty();
        assertThat(event.metadataJson()).isEqualTo("{}");
        assertThat(event.traceId()).isEmpty();
        assertThat(event.correlationId()).isEmpty();
        assertThat(event.causationId()).isEmpty();
        assertThat(event.createdAt()).isAfter(before);
        assertThat(event.createdAt().getNano() % 1_000).isZero();
    }

    @Test
    void drawsIdAndTimeAnewForEachEventUnlessSet() {
        Event.Builder builder = Event.builder(ORDER, "OrderPlaced");
        Event first = builder.build();
        Event second = builder.build();
        assertThat(second.eventId()).isNotEqualTo(first.eventId());
        assertThat(second.createdAt()).isAfterOrEqualTo(first.createdAt());
        builder.eventId(ID).createdAt(CREATED);
        assertThat(builder.build()).isEqualTo(builder.build());
    }

    @Test
    void takesTextAsUtf8() {
        Event event = Event.builder(ORDER, "Noted")
                .payload("gr\u00fc\u00df \uD83D\uDC36")
                .build();
        assertThat(event.payload()).isEqualTo("gr\u00fc\u00df \uD83D\uDC36".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void leaksNoArray() {
        byte[] payload = {1};
        byte[] metadata = "{}".getBytes(StandardCharsets.UTF_8);
        Event event = full().payload(payload).metadataBytes(metadata).build();
        Event same = event.toBuilder().build();
        payload[0] = 9;
        metadata[0] = 'x';
        event.payload()[0] = 9;
        event.metadataBytes()[0] = 'x';
        Event plain = Event.builder(ORDER, "Plain").build();
        plain.metadataBytes()[0] = 'x';
        assertThat(event.payload()).containsExactly(1);
        assertThat(event.metadataJson()).isEqualTo("{}");
        assertThat(same).isEqualTo(event);
        assertThat(Event.builder(ORDER, "Plain").build().metadataJson()).isEqualTo("{}");
    }

    @Test
    void isEqualToACopy() {
        Event event = full().build();
        assertThat(event.toBuilder().build()).isEqualTo(event).hasSameHashCodeAs(event);
        assertThat(full().build()).isEqualTo(event);
        assertThat(event).isNotEqualTo("OrderPlaced").isNotEqualTo(null);
    }

    static Stream<UnaryOperator<Event.Builder>> changes() {
        return Stream.of(
                builder -> builder.eventId(UUID.randomUUID()),
                builder -> builder.eventVersion(4),
                builder -> builder.payload(new byte[] {1, 3}),
                builder -> builder.metadataJson("{\"user\": 7}"),
                builder -> builder.traceId(null),
                builder -> builder.correlationId("other"),
                builder -> builder.causationId("other"),
                builder -> builder.createdAt(CREATED.plusNanos(1_000)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void differsInEveryField(UnaryOperator<Event.Builder> change) {
        assertThat(change.apply(full()).build()).isNotEqualTo(full().build());
    }

    @Test
    void differsInStreamAndType() {
        Event event = full().build();
        Event.Builder elsewhere = Event.builder(StreamId.of("Sales", "Order", "o-2"), "OrderPlaced");
        Event.Builder otherwise = Event.builder(ORDER, "OrderPaid");
        assertThat(elsewhere.eventId(ID).createdAt(CREATED).build()).isNotEqualTo(event);
        assertThat(otherwise.eventId(ID).createdAt(CREATED).build()).isNotEqualTo(event);
        assertThat(Event.builder(ORDER, "OrderPaid")
                        .eventId(ID)
                        .createdAt(CREATED)
                        .build())
                .isNotEqualTo(Event.builder(ORDER, "OrderPlaced")
                        .eventId(ID)
                        .createdAt(CREATED)
                        .build());
    }

    @Test
    void showsNoContentInItsText() {
        assertThat(full().payload("secret").build())
                .hasToString("\"OrderPlaced\" v3 of \"Sales/Order/o-1\" (" + ID + ")");
    }

    @Test
    void cutsCreatedAtToMicroseconds() {
        assertThat(full().createdAt(CREATED.plusNanos(999)).build().createdAt()).isEqualTo(CREATED);
        Instant early = Instant.parse("1969-12-31T23:59:59.999999Z");
        assertThat(full().createdAt(early.plusNanos(999)).build().createdAt()).isEqualTo(early);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "1970-01-01T00:00:00Z"})
    void takesTimesWithinFourDigitYears(String instant) {
        assertThat(full().createdAt(Instant.parse(instant)).build().createdAt()).isBefore("+10000-01-01T00:00:00Z");
    }

    static Stream<Arguments> wrong() {
        String longer = "x".repeat(256);
        return Stream.of(
                wrong("eventVersion", "is 0, at least 1", builder -> builder.eventVersion(0)),
                wrong("eventVersion", "is -7", builder -> builder.eventVersion(-7)),
                wrong(
                        "payload",
                        "has 16777217 bytes",
                        builder -> builder.payload(new byte[Event.MAX_PAYLOAD_BYTES + 1])),
                wrong("metadata", "has 1048577 bytes", builder -> builder.metadataBytes(new byte[1024 * 1024 + 1])),
                wrong("metadata", "is not a JSON object", builder -> builder.metadataJson("[]")),
                wrong("metadata", "is not a JSON object", builder -> builder.metadataJson("")),
                wrong("traceId", "is empty", builder -> builder.traceId("")),
                wrong("correlationId", "has 256 characters", builder -> builder.correlationId(longer)),
                wrong("causationId", "NUL", builder -> builder.causationId("\u0000")),
                wrong("createdAt", "is not within", builder -> builder.createdAt(Instant.MAX)),
                wrong("createdAt", "is not within", builder -> builder.createdAt(Instant.MIN)),
                wrong(
                        "createdAt",
                        "is not within",
                        builder -> builder.createdAt(Instant.parse("0999-12-31T23:59:59.999999Z"))));
    }

    private static Arguments wrong(String field, String problem, UnaryOperator<Event.Builder> change) {
        return Arguments.of(field, problem, change);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesByName(String field, String problem, UnaryOperator<Event.Builder> change) {
        Event.Builder builder = change.apply(full());
        InvalidEventException refused = catchThrowableOfType(InvalidEventException.class, builder::build);
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.problem()).contains(problem);
        assertThat(refused.transactionUsable()).isTrue();
    }

    @Test
    void refusesAMissingOrStrangeTypeAndStream() {
        assertThatThrownBy(() -> Event.builder(ORDER, null).build()).hasMessage("eventType is missing");
        assertThatThrownBy(() -> Event.builder(ORDER, "").build()).hasMessage("eventType is empty");
        assertThatThrownBy(() -> Event.builder(ORDER, " ").build()).hasMessage("eventType is blank");
        assertThatThrownBy(() -> StreamId.of(null, "Order", "o-1")).hasMessage("boundedContext is missing");
        assertThatThrownBy(() -> Event.builder(null, "T")).hasMessage("stream");
    }

    @Test
    void refusesNullsByName() {
        Event.Builder builder = full();
        assertThatThrownBy(() -> builder.eventId(null)).hasMessageContaining("id");
        assertThatThrownBy(() -> builder.payload((byte[]) null)).hasMessage("payload");
        assertThatThrownBy(() -> builder.payload((String) null)).hasMessage("payload");
        assertThatThrownBy(() -> builder.metadataBytes((byte[]) null)).hasMessage("metadata");
        assertThatThrownBy(() -> builder.metadataJson((String) null)).hasMessage("metadata");
        assertThatThrownBy(() -> builder.createdAt(null)).hasMessage("createdAt");
    }
}
