// SPDX-License-Identifier: MIT
package dev.pupsourcing.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.InvalidEventException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredEventsTest {

    private static final byte[] PAYLOAD = {1, 2};
    private static final byte[] METADATA = "not JSON".getBytes(StandardCharsets.UTF_8);

    private static Event.Builder odd() {
        return Event.builder(StoredEvents.streamId(StreamId.RESERVED_CONTEXT, " ", ""), "$gap")
                .eventId(new UUID(0, 5))
                .payload("ignored")
                .createdAt(Instant.MIN);
    }

    @Test
    void acceptsValuesThatCannotBeAppended() {
        PersistedEvent stored = StoredEvents.of(odd(), PAYLOAD, METADATA, 5, 1);
        assertThat(stored.stream()).isEqualTo(StoredEvents.streamId("$gap", " ", ""));
        assertThat(stored.createdAt()).isEqualTo(Instant.MIN);
        assertThat(stored.payload()).isEqualTo(PAYLOAD);
        assertThat(stored.metadataJson()).isEqualTo("not JSON");
        assertThat(stored).hasToString("#5 @1 " + stored.event());
    }

    @Test
    void doesNotAllowToAppendThem() {
        assertThatThrownBy(() -> odd().build())
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("boundedContext");
    }

    @Test
    void rejectsMissingValues() {
        Event.Builder incomplete = Event.builder(StreamId.of("Sales", "Order", "o-1"), "Placed");
        assertThatThrownBy(() -> StoredEvents.of(incomplete, PAYLOAD, METADATA, 5, 1))
                .hasMessage("eventId");
        assertThatThrownBy(() -> StoredEvents.of(odd(), null, METADATA, 5, 1)).hasMessage("payload");
        assertThatThrownBy(() -> StoredEvents.of(odd(), PAYLOAD, null, 5, 1)).hasMessage("metadata");
        assertThatThrownBy(() -> StoredEvents.streamId(null, "Order", "o-1")).hasMessage("boundedContext");
    }
}
