// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.mapping.EventTypes;
import dev.pupsourcing.mapping.EventVersion;
import dev.pupsourcing.mapping.InvalidPayloadException;
import dev.pupsourcing.mapping.UnknownEventTypeException;
import dev.pupsourcing.mapping.UnmappedEventException;
import dev.pupsourcing.mapping.UpcastException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    private static final StreamId STREAM = StreamId.of("Shop", "Cart", "c-1");

    record AddedV1(String item) {}

    record Added(String item, long count) {}

    record Removed(String item) {}

    private static final EventMapping<Record> MAPPING = EventTypes.<Record>builder(new TextCodec())
            .upcast("Added", 1, AddedV1.class, Added.class, old -> new Added(old.item(), 1))
            .event("Added", 2, Added.class)
            .event("Removed", Removed.class)
            .build();

    private static PersistedEvent stored(String type, int version, String payload) {
        Event event = Event.builder(STREAM, type)
                .eventVersion(version)
                .payload(payload)
                .build();
        return PersistedEvent.of(event, 1, 1);
    }

    @Test
    void writesTheNewestVersionAndReadsAll() {
        assertThat(MAPPING.known()).hasToString("[Added v1, Added v2, Removed v1]");
        assertThat(MAPPING.versionOf(new Added("x", 2))).isEqualTo(new EventVersion("Added", 2));
        Event event = MAPPING.toEvent(STREAM, new Added("tea", 3));
        assertThat(event).hasToString("\"Added\" v2 of \"Shop/Cart/c-1\" (" + event.eventId() + ")");
        assertThat(MAPPING.fromEvent(PersistedEvent.of(event, 1, 1))).isEqualTo(new Added("tea", 3));
        assertThat(MAPPING.fromEvent(stored("Added", 1, "tea"))).isEqualTo(new Added("tea", 1));
        assertThat(MAPPING.asStored(stored("Added", 1, "tea"))).isEqualTo(new AddedV1("tea"));
    }

    @Test
    void namesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> MAPPING.fromEvent(stored("Added", 3, "")))
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageContaining("version 3 of type \"Added\" is unknown; known are \"Added\" v1, \"Added\" v2");
        assertThatThrownBy(() -> MAPPING.toEvent(STREAM, new AddedV1("x"))).isInstanceOf(UnmappedEventException.class);
        assertThatThrownBy(() -> MAPPING.fromEvent(stored("Added", 2, "tea\nmany")))
                .isInstanceOf(InvalidPayloadException.class);
    }

    @Test
    void convertsStepByStepWithTheStoredEvent() {
        record AddedV2(String item, String aggregate) {}
        EventMapping<Record> mapping = EventTypes.<Record>builder(new TextCodec() {
                    @Override
                    public <T> T decode(byte[] payload, Class<T> type) {
                        return type == AddedV2.class
                                ? type.cast(new AddedV2("stored as 2", "none"))
                                : super.decode(payload, type);
                    }
                })
                .event("Added", 4, Added.class)
                .upcast("Added", 2, AddedV2.class, Added.class, old -> new Added(old.item() + "/" + old.aggregate(), 2))
                .upcast(
                        "Added",
                        1,
                        AddedV1.class,
                        AddedV2.class,
                        (old, stored) -> new AddedV2(old.item(), stored.aggregateId()))
                .build();
        assertThat(mapping.fromEvent(stored("Added", 1, "tea"))).isEqualTo(new Added("tea/c-1", 2));
        assertThat(mapping.fromEvent(stored("Added", 2, ""))).isEqualTo(new Added("stored as 2/none", 2));
        assertThat(mapping.asStored(stored("Added", 1, "tea"))).isEqualTo(new AddedV1("tea"));
        assertThat(mapping.typesOf(AddedV2.class)).isEmpty();
    }

    @Test
    void skipsRetiredTypes() {
        EventMapping<Record> mapping = EventTypes.<Record>builder(new TextCodec())
                .event("Removed", Removed.class)
                .retired("Touched", "Looked")
                .build();
        PersistedEvent touched = stored("Touched", 3, "anything");
        assertThat(mapping.fromEvents(List.of(touched, stored("Removed", 1, "tea"))))
                .containsExactly(new Removed("tea"));
        assertThat(mapping.known()).hasToString("[Removed v1]");
        assertThatThrownBy(() -> mapping.fromEvent(touched))
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageContaining("type \"Touched\" is retired");
        assertThatThrownBy(() -> mapping.fromEvents(List.of(stored("Seen", 1, ""))))
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageContaining("type \"Seen\" is unknown");
        assertThatThrownBy(() -> EventTypes.<Record>builder(new TextCodec())
                        .event("Removed", Removed.class)
                        .retired("Removed")
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"Removed\" has one");
    }

    @Test
    void refusesUpcastsThatLeadNowhere() {
        EventTypes.Builder<Record> lost = EventTypes.<Record>builder(new TextCodec())
                .event("Added", 2, Added.class)
                .upcast("Added", 1, AddedV1.class, Removed.class, old -> new Removed(old.item()));
        assertThatThrownBy(lost::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Added v1 is converted to " + Removed.class.getName());
        EventTypes.Builder<Record> backwards = EventTypes.<Record>builder(new TextCodec())
                .event("Added", 2, Added.class)
                .upcast("Added", 3, AddedV1.class, Added.class, old -> new Added(old.item(), 1));
        assertThatThrownBy(backwards::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must lead to the class of a later version");
    }

    @Test
    void refusesDuplicates() {
        EventTypes.Builder<Record> builder =
                EventTypes.<Record>builder(new TextCodec()).event("Added", Added.class);
        assertThatThrownBy(() -> builder.event("Other", Added.class))
                .hasMessage(Added.class.getName() + " is Added v1 already; it cannot be Other v1 too");
        assertThatThrownBy(() -> builder.event("Added", Removed.class)).hasMessage("Added v1 was added twice");
        assertThatThrownBy(() -> EventTypes.<Record>builder(new TextCodec()).build())
                .hasMessage("a mapping needs at least one event");
    }

    @Test
    void aFailingUpcastNamesEventVersionAndStep() {
        EventMapping<Record> broken = EventTypes.<Record>builder(new TextCodec())
                .event("Added", 2, Added.class)
                .upcast("Added", 1, AddedV1.class, Added.class, old -> {
                    throw new IllegalStateException("secret");
                })
                .build();
        PersistedEvent stored = stored("Added", 1, "tea");
        assertThatThrownBy(() -> broken.fromEvent(stored))
                .isInstanceOfSatisfying(UpcastException.class, e -> {
                    assertThat(e.eventId()).isEqualTo(stored.eventId());
                    assertThat(e.eventType() + " v" + e.eventVersion()).isEqualTo("Added v1");
                    assertThat(e.step()).isEqualTo("1 of 1");
                    assertThat(e.getCause()).isInstanceOf(IllegalStateException.class);
                })
                .hasMessageEndingWith(
                        "stored as \"Added\" v1: upcaster 1 of 1 failed with java.lang.IllegalStateException");
        EventMapping<Record> empty = EventTypes.<Record>builder(new TextCodec())
                .event("Added", 2, Added.class)
                .upcast("Added", 1, AddedV1.class, Added.class, old -> null)
                .build();
        assertThatThrownBy(() -> empty.fromEvent(stored)).hasMessageEndingWith("upcaster 1 of 1 returned null");
    }
}
