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
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    private static final StreamId STREAM = StreamId.of("Shop", "Cart", "c-1");

    record AddedV1(String item) {}

    record Added(String item, long count) {}

    record Removed(String item) {}

    private static final EventMapping<Record> MAPPING = EventTypes.builder(Record.class, new TextCodec())
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
        EventMapping<Record> mapping = EventTypes.builder(Record.class, new TextCodec() {
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
                .neverStored("Added", 3)
                .build();
        assertThat(mapping.fromEvent(stored("Added", 1, "tea"))).isEqualTo(new Added("tea/c-1", 2));
        assertThat(mapping.fromEvent(stored("Added", 2, ""))).isEqualTo(new Added("stored as 2/none", 2));
        assertThat(mapping.asStored(stored("Added", 1, "tea"))).isEqualTo(new AddedV1("tea"));
        assertThat(mapping.typesOf(AddedV2.class)).isEmpty();
    }

    @Test
    void skipsRetiredTypes() {
        EventMapping<Record> mapping = EventTypes.builder(Record.class, new TextCodec())
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
        assertThatThrownBy(() -> EventTypes.builder(Record.class, new TextCodec())
                        .event("Removed", Removed.class)
                        .retired("Removed")
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"Removed\" has one");
    }

    @Test
    void refusesUpcastsThatLeadNowhere() {
        EventTypes.Builder<Record> lost = EventTypes.builder(Record.class, new TextCodec())
                .event("Added", 2, Added.class)
                .upcast("Added", 1, AddedV1.class, Removed.class, old -> new Removed(old.item()));
        assertThatThrownBy(lost::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Added v1 is converted to " + Removed.class.getName());
        EventTypes.Builder<Record> backwards = EventTypes.builder(Record.class, new TextCodec())
                .event("Added", 2, Added.class)
                .upcast("Added", 3, AddedV1.class, Added.class, old -> new Added(old.item(), 1));
        assertThatThrownBy(backwards::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "an upcast must be of a version below the newest, but \"Added\" v3 is not, and the newest is"
                                + " v2; add a version that is not written yet with downcast");
    }

    @Test
    void refusesDuplicates() {
        EventTypes.Builder<Record> builder =
                EventTypes.builder(Record.class, new TextCodec()).event("Added", Added.class);
        assertThatThrownBy(() -> builder.event("Other", Added.class))
                .hasMessage(Added.class.getName() + " is Added v1 already; it cannot be Other v1 too");
        assertThatThrownBy(() -> builder.event("Added", Removed.class)).hasMessage("Added v1 was added twice");
        assertThatThrownBy(
                        () -> EventTypes.builder(Record.class, new TextCodec()).build())
                .hasMessage("a mapping needs at least one event");
    }

    @Test
    void aFailingUpcastNamesEventVersionAndStep() {
        EventMapping<Record> broken = EventTypes.builder(Record.class, new TextCodec())
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
        EventMapping<Record> empty = EventTypes.builder(Record.class, new TextCodec())
                .event("Added", 2, Added.class)
                .upcast("Added", 1, AddedV1.class, Added.class, old -> null)
                .build();
        assertThatThrownBy(() -> empty.fromEvent(stored)).hasMessageEndingWith("upcaster 1 of 1 returned null");
    }

    sealed interface Door {
        sealed interface Turned extends Door {
            record Opened(String key) implements Turned {}

            record Closed() implements Turned {}
        }

        record Painted(String colour) implements Door {}
    }

    private static EventTypes.Builder<Record> records() {
        return EventTypes.builder(Record.class, new TextCodec());
    }

    @Test
    void refusesAMissingVersion() {
        assertThatThrownBy(() -> records().event("Added", 2, Added.class).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "every version up to the highest must be added, but Added v1 is missing; add it with upcast, or"
                                + " name it with neverStored");
        assertThat(records()
                        .event("Added", 2, Added.class)
                        .neverStored("Added", 1)
                        .build()
                        .known())
                .hasToString("[Added v2]");
        assertThatThrownBy(() -> records()
                        .event("Added", Added.class)
                        .neverStored("Added", 1)
                        .build())
                .hasMessageContaining("Added v1 has one");
    }

    @Test
    void refusesTwoNewestVersions() {
        assertThatThrownBy(() -> records()
                        .event("Added", 1, AddedV1.class)
                        .event("Added", 2, Added.class)
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must have one newest version, but \"Added\" has v1 and v2");
    }

    @Test
    void refusesAMissingClassOfASealedType() {
        EventTypes.Builder<Door> doors = EventTypes.builder(Door.class, new TextCodec())
                .event("Opened", Door.Turned.Opened.class)
                .event("Painted", Door.Painted.class);
        assertThatThrownBy(doors::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must be added, but " + Door.Turned.Closed.class.getName() + " is missing");
        assertThat(doors.event("Closed", Door.Turned.Closed.class).build().typesOf(Door.Turned.class))
                .containsExactlyInAnyOrder("Opened", "Closed");
    }

    @Test
    void splitsAStoredEventIntoSeveralOrNone() {
        record Exchanged(String item) {}
        EventTypes<Record> mapping = EventTypes.builder(Record.class, new TextCodec() {
                    @Override
                    public <T> T decode(byte[] payload, Class<T> type) {
                        return type == Exchanged.class
                                ? type.cast(new Exchanged(new String(payload, StandardCharsets.UTF_8)))
                                : super.decode(payload, type);
                    }
                })
                .event("Added", Added.class)
                .event("Removed", Removed.class)
                .split(
                        "Exchanged",
                        1,
                        Exchanged.class,
                        (old, stored) -> old.item().isEmpty()
                                ? List.of()
                                : List.of(new Removed(old.item()), new Added(old.item(), stored.aggregateVersion())))
                .build();
        PersistedEvent exchanged = stored("Exchanged", 1, "tea");
        assertThat(mapping.fromEvents(List.of(exchanged, stored("Exchanged", 1, ""), stored("Removed", 1, "milk"))))
                .containsExactly(new Removed("tea"), new Added("tea", 1), new Removed("milk"));
        assertThat(mapping.asStored(exchanged)).isEqualTo(new Exchanged("tea"));
        assertThat(mapping.typesOf(Added.class)).containsExactlyInAnyOrder("Added", "Exchanged");
        assertThat(mapping.eventClasses()).containsExactlyInAnyOrder(Added.class, Removed.class);
        assertThatThrownBy(() -> mapping.fromEvent(exchanged))
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageContaining("version 1 of type \"Exchanged\" is split into any number of domain events");
        assertThatThrownBy(() -> mapping.toEvent(STREAM, new Exchanged("x")))
                .isInstanceOf(UnmappedEventException.class);
    }

    @Test
    void readsVersionsThatItDoesNotWriteYet() {
        EventTypes<Record> mapping = records()
                .event("Removed", Removed.class)
                .event("Added", 1, AddedV1.class)
                .downcast("Added", 2, Added.class, AddedV1.class, (newer, stored) -> new AddedV1(newer.item() + "!"))
                .readAs("Removed", 2, Removed.class)
                .build();
        assertThat(mapping.known()).hasToString("[Added v1, Added v2, Removed v1, Removed v2]");
        assertThat(mapping.fromEvent(stored("Added", 2, "tea\n3"))).isEqualTo(new AddedV1("tea!"));
        assertThat(mapping.asStored(stored("Added", 2, "tea\n3"))).isInstanceOf(Added.class);
        assertThat(mapping.fromEvent(stored("Removed", 2, "tea"))).isEqualTo(new Removed("tea"));
        assertThat(mapping.versionOf(new AddedV1("x"))).isEqualTo(new EventVersion("Added", 1));
        assertThatThrownBy(() -> mapping.toEvent(STREAM, new Added("x", 1))).isInstanceOf(UnmappedEventException.class);
    }

    @Test
    void refusesConversionsInCircles() {
        EventTypes.Builder<Record> circle = records()
                .event("Removed", Removed.class)
                .upcast("Added", 1, AddedV1.class, Added.class, old -> new Added(old.item(), 1))
                .downcast("Added", 2, Added.class, AddedV1.class, (newer, stored) -> new AddedV1(newer.item()));
        assertThatThrownBy(circle::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must lead to the class of");
        assertThatThrownBy(() -> records()
                        .event("Added", 2, Added.class)
                        .downcast("Added", 1, AddedV1.class, Added.class, (old, stored) -> new Added("", 1))
                        .build())
                .hasMessageContaining("a downcast must be of a version above the newest, but \"Added\" v1 is not");
    }
}
