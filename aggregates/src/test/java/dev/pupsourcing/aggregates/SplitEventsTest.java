// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.aggregates.Accounts.Account;
import dev.pupsourcing.aggregates.Accounts.Deposited;
import dev.pupsourcing.aggregates.Accounts.Opened;
import dev.pupsourcing.aggregates.Accounts.Withdrawn;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.mapping.EventTypes;
import dev.pupsourcing.projection.Projection;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stored events that stand for several domain events or for none: the versions are those of the stored events. */
class SplitEventsTest {

    private static final StreamId STREAM = StreamId.of("Bank", "Account", "a-1");

    @TempDir
    Path folder;

    private TestStore store;

    /** What an earlier release stored: an account with its first deposit, if there was one. */
    record OpenedWith(String owner, long amount) {}

    private static EventMapping<Accounts.Event> mapping() {
        return EventTypes.builder(Accounts.Event.class, new TextCodec())
                .event("Opened", 2, Opened.class)
                .split(
                        "Opened",
                        1,
                        OpenedWith.class,
                        (old, stored) -> old.amount() == 0
                                ? List.of(new Opened(old.owner()))
                                : List.of(new Opened(old.owner()), new Deposited(old.amount())))
                .split("Looked", 1, OpenedWith.class, (old, stored) -> List.of())
                .event("Deposited", Deposited.class)
                .event("Withdrawn", Withdrawn.class)
                .build();
    }

    @BeforeEach
    void storeAsBefore() throws SQLException {
        store = TestStore.in(folder);
        for (String type : List.of("Opened", "Looked")) {
            Event event = Event.builder(STREAM, type)
                    .payload(new TextCodec().encode(new OpenedWith("Ada", 5)))
                    .build();
            store.events().append(ExpectedVersion.any(), event);
        }
    }

    private AggregateRepository<Accounts.Event, Account> accounts(int snapshots) {
        return AggregateRepository.builder(store.events(), "Bank", "Account", Accounts.DECIDER, mapping())
                .snapshots(store.snapshots(snapshots))
                .build();
    }

    @Test
    void aRepositoryFoldsAllPartsAndKeepsTheVersionOfTheStore() {
        AggregateRepository<Accounts.Event, Account> accounts = accounts(1);
        assertThat(accounts.load("a-1")).isEqualTo(AggregateState.of(STREAM, 2, new Account(true, 5)));
        UpdateResult<Accounts.Event, Account> result = accounts.update("a-1", state -> List.of(new Withdrawn(2)));
        assertThat(result.aggregate()).isEqualTo(AggregateState.of(STREAM, 3, new Account(true, 3)));
        assertThat(accounts.load("a-1")).as("from the snapshot").isEqualTo(result.aggregate());
    }

    @Test
    void aTypedProjectionHandlesEachPart() {
        List<String> calls = new ArrayList<>();
        Projection projection = Projection.builder("deposits", mapping())
                .on(Deposited.class, (tx, deposited, stored) -> calls.add(deposited + " of v" + stored.eventVersion()))
                .build();
        store.events().useTransaction(tx -> {
            for (var event : store.events().readStream(STREAM)) {
                projection.handle(tx, event);
            }
        });
        assertThat(calls).containsExactly("Deposited[amount=5] of v1");
    }
}
