// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventIds;
import dev.pupsourcing.StreamId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandIdsTest {

    private static final UUID COMMAND = UUID.fromString("6ba7b810-9dad-41d1-80b4-00c04fd430c8");

    @Test
    void replaceOnlyTheIds() {
        StreamId stream = StreamId.of("Bank", "Account", "a-1");
        Event first = Event.builder(stream, "Opened").payload("x").build();
        Event second = Event.builder(stream, "Deposited").build();
        List<Event> named = CommandIds.applied(COMMAND, List.of(first, second));
        assertThat(named)
                .containsExactly(
                        first.toBuilder().eventId(EventIds.of(COMMAND, 0)).build(),
                        second.toBuilder().eventId(EventIds.of(COMMAND, 1)).build());
    }
}
