// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.mapping.EventTypes;
import dev.pupsourcing.mapping.EventVersion;
import dev.pupsourcing.mapping.MappingVerification;
import dev.pupsourcing.mapping.UnreadableEvent;
import dev.pupsourcing.mapping.VersionCount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads a whole store through a mapping, as a gate before a release. */
class MappingVerificationTest {

    @TempDir
    Path folder;

    @Test
    void countsVersionsAndNamesWhatCannotBeRead() throws Exception {
        TestStore store = TestStore.in(folder);
        StreamId stream = StreamId.of("Bank", "Account", "a-1");
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            events.add(Accounts.mapping().toEvent(stream, new Accounts.Deposited(i)));
        }
        events.add(Event.builder(stream, "Closed").payload("").build());
        store.events().append(ExpectedVersion.any(), events);

        // region verify
        List<UnreadableEvent> unreadable = new ArrayList<>();
        MappingVerification verification =
                MappingVerification.reporting(unreadable::add).add("Account", Accounts.mapping());
        long position = verification.readAll(store.events().log(), 0);
        // endregion

        assertThat(unreadable).singleElement().satisfies(event -> {
            assertThat(event.position()).isEqualTo(position).isEqualTo(1_201);
            assertThat(event.eventId()).isEqualTo(events.get(1_200).eventId());
            assertThat(event.reason()).hasMessageContaining("type \"Closed\" is unknown");
        });
        assertThat(verification.counts())
                .containsExactly(
                        new VersionCount(new EventVersion("Closed", 1), 1, 1, 1_201, 1_201),
                        new VersionCount(new EventVersion("Deposited", 1), 1_200, 0, 1, 1_200));
        assertThat(verification.readAll(store.events().log(), position)).isEqualTo(position);
        assertThat(verification.unreadable()).isEqualTo(1);
        assertThatThrownBy(() -> verification.add("Account", Accounts.mapping()))
                .hasMessage("aggregate type \"Account\" has a mapping already");
    }

    @Test
    void findsTheMappingThatHasRetiredOrSplitAType() {
        List<UnreadableEvent> unreadable = new ArrayList<>();
        MappingVerification verification = MappingVerification.reporting(unreadable::add)
                .add(Accounts.mapping())
                .add(EventTypes.builder(Record.class, new TextCodec())
                        .event("Noted", Noted.class)
                        .split("Filed", 1, Noted.class, (filed, stored) -> List.of())
                        .retired("Touched")
                        .build());
        StreamId stream = StreamId.of("Bank", "Account", "a-1");
        for (String type : List.of("Touched", "Filed", "Noted", "Lost")) {
            Event event = Event.builder(stream, type).payload("text").build();
            verification.accept(PersistedEvent.of(event, 1, 1));
        }
        assertThat(unreadable)
                .singleElement()
                .satisfies(event -> assertThat(event.reason())
                        .hasMessageContaining("type \"Lost\" is unknown; known are \"Deposited\""));
    }

    record Noted(String text) {}
}
