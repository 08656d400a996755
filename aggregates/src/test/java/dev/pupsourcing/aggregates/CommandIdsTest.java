// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.StreamId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandIdsTest {

    private static final UUID COMMAND = UUID.fromString("6ba7b810-9dad-41d1-80b4-00c04fd430c8");
    private static final UUID ORDERED = UUID.fromString("0190a5f0-1234-7abc-8def-0123456789ab");

    @Test
    void dependOnCommandAndPlaceAlone() {
        assertThat(CommandIds.eventId(COMMAND, 0)).isEqualTo(CommandIds.eventId(COMMAND, 0));
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            UUID id = CommandIds.eventId(COMMAND, i);
            assertThat(id.version()).isEqualTo(8);
            assertThat(id.variant()).isEqualTo(2);
            ids.add(id);
            ids.add(CommandIds.eventId(ORDERED, i));
        }
        assertThat(ids).hasSize(2000);
    }

    /** Stored events depend on these ids: they must never change. */
    @Test
    void areTheSameInEveryRelease() {
        assertThat(CommandIds.eventId(COMMAND, 0)).hasToString("cbcac7f0-67af-8f01-afea-c1867b0cf6c9");
        assertThat(CommandIds.eventId(ORDERED, 3)).hasToString("0190a5f0-1234-89e6-986e-7911ff357f03");
    }

    @Test
    void keepTheTimeOfATimeOrderedCommand() {
        assertThat(CommandIds.eventId(ORDERED, 5).toString()).startsWith("0190a5f0-1234-8");
    }

    @Test
    void replaceOnlyTheIds() {
        StreamId stream = StreamId.of("Bank", "Account", "a-1");
        Event first = Event.builder(stream, "Opened").payload("x").build();
        Event second = Event.builder(stream, "Deposited").build();
        List<Event> named = CommandIds.applied(COMMAND, List.of(first, second));
        assertThat(named)
                .containsExactly(
                        first.toBuilder()
                                .eventId(CommandIds.eventId(COMMAND, 0))
                                .build(),
                        second.toBuilder()
                                .eventId(CommandIds.eventId(COMMAND, 1))
                                .build());
    }
}
