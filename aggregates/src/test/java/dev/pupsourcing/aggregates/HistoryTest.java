// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.VersionRange;
import dev.pupsourcing.aggregates.Accounts.Account;
import dev.pupsourcing.aggregates.Accounts.Deposited;
import dev.pupsourcing.aggregates.Accounts.Opened;
import dev.pupsourcing.mapping.EventContext;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Earlier states of an aggregate. */
class HistoryTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    private TestStore store;
    private AggregateRepository<Accounts.Event, Account> accounts;

    /** An account with a snapshot of its last state. */
    @BeforeEach
    void open() throws SQLException {
        store = TestStore.in(folder);
        accounts = store.repository().snapshots(store.snapshots(1)).build();
        accounts.update("a-1", state -> List.of(new Opened("Ada")), at(0));
        accounts.update("a-1", state -> List.of(new Deposited(5)), at(60));
        accounts.update("a-1", state -> List.of(new Deposited(7)), at(120));
    }

    private static UpdateOptions at(int second) {
        return UpdateOptions.none().withContext(EventContext.none().withCreatedAt(NOON.plusSeconds(second)));
    }

    private AggregateState<Account> state(long version, Account account) {
        return AggregateState.of(accounts.stream("a-1"), version, account);
    }

    @Test
    void loadsAnEarlierState() {
        assertThat(accounts.load("a-1", VersionRange.asOf(NOON.minusSeconds(1))))
                .isEqualTo(state(0, new Account(false, 0)));
        assertThat(accounts.load("a-1", VersionRange.asOf(NOON.plusSeconds(60))))
                .isEqualTo(state(2, new Account(true, 5)));
        assertThat(accounts.load("a-1", VersionRange.upTo(1))).isEqualTo(state(1, new Account(true, 0)));
        assertThat(accounts.load("a-1", VersionRange.all())).isEqualTo(accounts.load("a-1"));
    }

    @Test
    void loadsAnEarlierStateInATransaction() {
        store.events().useTransaction(tx -> {
            accounts.update(tx, "a-1", state -> List.of(new Deposited(1)), UpdateOptions.none());
            assertThat(accounts.load(tx, "a-1", VersionRange.upTo(4))).isEqualTo(state(4, new Account(true, 13)));
            assertThat(accounts.load(tx, "a-1", VersionRange.upTo(2))).isEqualTo(state(2, new Account(true, 5)));
        });
    }

    @Test
    void refusesARangeThatBeginsLater() {
        assertThatThrownBy(() -> accounts.load("a-1", VersionRange.from(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a range that a state is loaded from must begin with version 1, was versions 2..");
    }

    @Test
    void refusesTheLastEventsOfAStream() {
        assertThatThrownBy(() -> accounts.load("a-1", VersionRange.last(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a range that a state is loaded from must begin with version 1, was ");
    }
}
