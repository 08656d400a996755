// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The default methods of mappings and the shared code of generated ones, tested with a hand-written mapping. */
class EventMappingTest {

    private static final StreamId NOTE = StreamId.of("Desk", "Note", "n-1");
    private static final EventVersion WRITTEN = new EventVersion("NoteWritten", 1);
    private static final UUID ID = UUID.fromString("0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000");

    private final NoteMapping mapping = new NoteMapping();

    record NoteWritten(String text) {}

    /** Stores the text itself; rejects other classes and texts that start with a blank. */
    private static final class TextCodec implements PayloadCodec {

        @Override
        public byte[] encode(Object event) {
            if (event instanceof NoteWritten note) {
                return note.text().getBytes(StandardCharsets.UTF_8);
            }
            throw new PayloadException(event.getClass(), null, "is not a note", null);
        }

        @Override
        @SuppressWarnings("NullAway") // an empty payload makes the codec return null
        public <T> T decode(byte[] payload, Class<T> type) {
            String text = new String(payload, StandardCharsets.UTF_8);
            if (text.startsWith(" ")) {
                throw new PayloadException(type, "text", "starts with a blank", null);
            }
            return text.isEmpty() ? null : type.cast(new NoteWritten(text));
        }
    }

    private static final class NoteMapping implements EventMapping<Object> {

        private final PayloadMapper payloads = new PayloadMapper(new TextCodec());

        @Override
        public List<EventVersion> known() {
            return List.of(WRITTEN);
        }

        @Override
        public Set<Class<?>> eventClasses() {
            return Set.of(NoteWritten.class);
        }

        @Override
        public Set<String> typesOf(Class<?> eventClass) {
            return PayloadMapper.typesOf(Map.of(NoteWritten.class, "NoteWritten"), eventClass);
        }

        @Override
        public EventVersion versionOf(Object event) {
            if (event instanceof NoteWritten) {
                return WRITTEN;
            }
            throw new UnmappedEventException(event.getClass(), known());
        }

        @Override
        public Event toEvent(StreamId stream, Object event, EventContext options) {
            return payloads.write(stream, versionOf(event), event, options);
        }

        @Override
        public Object fromEvent(PersistedEvent event) {
            return asStored(event);
        }

        @Override
        public Object asStored(PersistedEvent event) {
            if (!known().contains(new EventVersion(event.eventType(), event.eventVersion()))) {
                throw new UnknownEventTypeException(event, known());
            }
            return payloads.read(event, NoteWritten.class);
        }
    }

    private static PersistedEvent stored(String type, int version, String payload) {
        Event event = Event.builder(NOTE, type)
                .eventId(ID)
                .eventVersion(version)
                .payload(payload)
                .build();
        return PersistedEvent.of(event, 7, 1);
    }

    @Test
    void anEventIsWrittenWithItsTypeAndVersion() {
        Event event = mapping.toEvent(NOTE, new NoteWritten("buy milk"));
        assertThat(event.stream()).isEqualTo(NOTE);
        assertThat(event.eventType()).isEqualTo("NoteWritten");
        assertThat(event.eventVersion()).isEqualTo(1);
        assertThat(new String(event.payload(), StandardCharsets.UTF_8)).isEqualTo("buy milk");
        assertThat(event.metadataJson()).isEqualTo("{}");
    }

    @Test
    void optionsGoWithEveryEvent() {
        EventContext options =
                EventContext.none().withCorrelationId("request-1").withMetadataJson("{\"user\":7}");
        List<Event> events = mapping.toEvents(NOTE, List.of(new NoteWritten("one"), new NoteWritten("two")), options);
        assertThat(events).hasSize(2).allSatisfy(event -> {
            assertThat(event.stream()).isEqualTo(NOTE);
            assertThat(event.correlationId()).hasValue("request-1");
            assertThat(event.metadataJson()).isEqualTo("{\"user\":7}");
        });
        assertThat(events.get(0).eventId()).isNotEqualTo(events.get(1).eventId());
    }

    @Test
    void manyAreReadInOrder() {
        List<Event> events = mapping.toEvents(NOTE, List.of(new NoteWritten("one"), new NoteWritten("two")));
        List<PersistedEvent> history =
                List.of(PersistedEvent.of(events.get(0), 1, 1), PersistedEvent.of(events.get(1), 2, 2));
        assertThat(mapping.fromEvents(history)).containsExactly(new NoteWritten("one"), new NoteWritten("two"));
    }

    @Test
    void anUnmappedClassIsNamedWithWhatIsMapped() {
        UnmappedEventException unmapped =
                catchThrowableOfType(UnmappedEventException.class, () -> mapping.toEvent(NOTE, "text"));
        assertThat(unmapped.type()).isEqualTo(String.class);
        assertThat(unmapped.known()).containsExactly(WRITTEN);
        assertThat(unmapped.transactionUsable()).isTrue();
        assertThat(unmapped)
                .hasMessage("class java.lang.String is not an event of this mapping; mapped are NoteWritten v1;"
                        + " generate the mapping again");
    }

    @Test
    void anUnknownTypeIsNamedWithWhatIsKnown() {
        UnknownEventTypeException unknown = catchThrowableOfType(
                UnknownEventTypeException.class, () -> mapping.fromEvent(stored("NoteTorn", 1, "x")));
        assertThat(unknown.eventId()).isEqualTo(ID);
        assertThat(unknown.eventType()).isEqualTo("NoteTorn");
        assertThat(unknown.eventVersion()).isEqualTo(1);
        assertThat(unknown.known()).containsExactly(WRITTEN);
        assertThat(unknown.transactionUsable()).isTrue();
        assertThat(unknown)
                .hasMessage("event " + ID
                        + " of \"Desk/Note/n-1\": type \"NoteTorn\" is unknown; known are \"NoteWritten\" v1;"
                        + " a newer program wrote it, or its class was renamed without a pin");
    }

    @Test
    void anUnknownVersionIsNamedWithTheKnownVersionsOfItsType() {
        List<EventVersion> known = List.of(WRITTEN, new EventVersion("NoteTorn", 1));
        assertThat(new UnknownEventTypeException(stored("NoteWritten", 2, "x"), known))
                .hasMessage(
                        "event " + ID + " of \"Desk/Note/n-1\": version 2 of type \"NoteWritten\" is unknown; known are"
                                + " \"NoteWritten\" v1; a newer program wrote it, or its class was renamed without a pin");
    }

    @Test
    void anInvalidPayloadIsNamedWithEventTypeVersionAndField() {
        InvalidPayloadException invalid = catchThrowableOfType(
                InvalidPayloadException.class, () -> mapping.fromEvent(stored("NoteWritten", 1, " x")));
        assertThat(invalid.eventId()).isEqualTo(ID);
        assertThat(invalid.eventType()).isEqualTo("NoteWritten");
        assertThat(invalid.eventVersion()).isEqualTo(1);
        assertThat(invalid.field()).hasValue("text");
        assertThat(invalid.transactionUsable()).isTrue();
        assertThat(invalid)
                .hasMessage("event " + ID + " of \"Desk/Note/n-1\" has an invalid payload for \"NoteWritten\" v1:"
                        + " field text starts with a blank")
                .hasCauseInstanceOf(PayloadException.class);
    }

    @Test
    void aCodecThatReturnsNullIsAnInvalidPayload() {
        assertThatThrownBy(() -> mapping.fromEvent(stored("NoteWritten", 1, "")))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageEndingWith("has an invalid payload for \"NoteWritten\" v1: is null");
    }

    @Test
    void theHelperOfAnotherVersionRefuses() {
        PayloadMapper payloads = new PayloadMapper(new TextCodec());
        EventVersion second = new EventVersion("NoteWritten", 2);
        PersistedEvent event = stored("NoteWritten", 1, "x");
        WrongEventTypeException wrong = catchThrowableOfType(
                WrongEventTypeException.class, () -> payloads.read(event, second, NoteWritten.class));
        assertThat(wrong.eventId()).isEqualTo(ID);
        assertThat(wrong.actual()).isEqualTo(WRITTEN);
        assertThat(wrong.expected()).isEqualTo(second);
        assertThat(wrong)
                .hasMessage("event " + ID + " of \"Desk/Note/n-1\" is \"NoteWritten\" v1, not \"NoteWritten\" v2;"
                        + " use fromEvent, which reads every version");
        assertThat(payloads.read(event, WRITTEN, NoteWritten.class)).isEqualTo(new NoteWritten("x"));
        assertThatThrownBy(() -> payloads.read(event, new EventVersion("Other", 1), NoteWritten.class))
                .isInstanceOf(WrongEventTypeException.class);
    }

    @Test
    void whatACodecCannotWriteIsNamed() {
        PayloadMapper payloads = new PayloadMapper(new TextCodec());
        PayloadException refused = catchThrowableOfType(
                PayloadException.class, () -> payloads.write(NOTE, WRITTEN, "text", EventContext.none()));
        assertThat(refused.type()).isEqualTo(String.class);
        assertThat(refused.field()).isEmpty();
        assertThat(refused.problem()).isEqualTo("is not a note");
        assertThat(refused.transactionUsable()).isTrue();
        assertThat(refused).hasMessage("payload of java.lang.String: is not a note");
    }

    @Test
    void findsTheTypesOfAClassAndItsSubclasses() {
        assertThat(mapping.typesOf(NoteWritten.class)).containsExactly("NoteWritten");
        assertThat(mapping.typesOf(Record.class)).containsExactly("NoteWritten");
        assertThat(mapping.typesOf(String.class)).isEmpty();
    }

    @Test
    void typesThatAreSplitBelongToEveryKnownClass() {
        Map<Class<?>, String> newest = Map.of(NoteWritten.class, "NoteWritten");
        assertThat(PayloadMapper.typesOf(newest, Set.of("NoteFiled"), NoteWritten.class))
                .containsExactlyInAnyOrder("NoteWritten", "NoteFiled");
        assertThat(PayloadMapper.typesOf(newest, Set.of("NoteFiled"), String.class))
                .isEmpty();
    }

    @Test
    void anUpcasterMayReturnAnyNumberOfEventsButNotNull() {
        PersistedEvent event = stored("NoteFiled", 1, "x");
        assertThat(PayloadMapper.<String>upcastAll(event, "noteFiledV1ToEvents", List::of))
                .isEmpty();
        assertThat(PayloadMapper.<String>upcastAll(event, "noteFiledV1ToEvents", () -> List.of("a", "b")))
                .containsExactly("a", "b");
        assertThatThrownBy(() -> PayloadMapper.<String>upcastAll(
                        event, "noteFiledV1ToEvents", () -> Collections.singletonList(null)))
                .isInstanceOf(UpcastException.class)
                .hasMessageEndingWith("upcaster noteFiledV1ToEvents returned null");
        assertThatThrownBy(() -> PayloadMapper.<String>upcastAll(event, "noteFiledV1ToEvents", () -> {
                    throw new IllegalStateException("secret");
                }))
                .isInstanceOf(UpcastException.class)
                .hasMessageEndingWith("failed with java.lang.IllegalStateException");
    }
}
