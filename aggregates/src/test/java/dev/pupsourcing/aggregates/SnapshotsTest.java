// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.aggregates.Accounts.Account;
import dev.pupsourcing.aggregates.Accounts.Deposited;
import dev.pupsourcing.aggregates.Accounts.Opened;
import dev.pupsourcing.snapshot.Snapshot;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {

    @TempDir
    Path folder;

    private final AtomicInteger evolved = new AtomicInteger();
    private final Log log = new Log();
    private TestStore store;
    private AggregateRepository<Accounts.Event, Account> accounts;

    @BeforeEach
    void open() throws SQLException {
        store = TestStore.in(folder);
        accounts = repository(store.snapshots(10));
    }

    /** A repository that counts the events that it reads. */
    private AggregateRepository<Accounts.Event, Account> repository(@Nullable Snapshots<Account> snapshots) {
        Evolver<Accounts.Event, Account> counting = Evolver.of(Accounts.DECIDER.initialState(), (state, event) -> {
            evolved.incrementAndGet();
            return Accounts.DECIDER.evolve(state, event);
        });
        var builder = AggregateRepository.builder(store.events(), "Bank", "Account", counting, Accounts.mapping())
                .logger(log);
        return (snapshots == null ? builder : builder.snapshots(snapshots)).build();
    }

    private void deposit(String id, int times) {
        for (int i = 0; i < times; i++) {
            accounts.update(id, state -> List.of(new Deposited(1)));
        }
    }

    private Optional<Snapshot> kept(String id) throws SQLException {
        return kept(id, store.snapshots(10).codec());
    }

    private Optional<Snapshot> kept(String id, StateCodec<Account> codec) throws SQLException {
        StreamId stream = accounts.stream(id);
        return store.events().inTransaction(tx -> store.events().snapshots().find(tx, stream, codec.schema()));
    }

    private int eventsReadBy(AggregateRepository<Accounts.Event, Account> repository, long balance) {
        evolved.set(0);
        AggregateState<Account> state = repository.load("a-1");
        assertThat(state.state().balance()).isEqualTo(balance);
        assertThat(state.version()).isEqualTo(balance);
        return evolved.get();
    }

    @Test
    void keepsOneEverySoManyEventsAndReadsOnlyTheTail() throws SQLException {
        deposit("a-1", 9);
        assertThat(kept("a-1")).isEmpty();
        deposit("a-1", 1);
        assertThat(kept("a-1")).map(Snapshot::version).contains(10L);
        assertThat(eventsReadBy(accounts, 10)).isZero();
        deposit("a-1", 7);
        assertThat(kept("a-1")).map(Snapshot::version).contains(10L);
        assertThat(eventsReadBy(accounts, 17)).isEqualTo(7);
        deposit("a-1", 3);
        assertThat(kept("a-1")).map(Snapshot::version).contains(20L);
    }

    @Test
    void keepsOneAfterAnUpdateOfManyEvents() throws SQLException {
        List<Accounts.Event> many = new ArrayList<>(List.of(new Opened("Ada")));
        for (int i = 0; i < 24; i++) {
            many.add(new Deposited(1));
        }
        accounts.update("a-1", state -> many);
        assertThat(kept("a-1")).map(Snapshot::version).contains(25L);
    }

    @Test
    void ignoresOneOfAnotherSchemaAndKeepsIt() throws SQLException {
        deposit("a-1", 12);
        StateCodec<Account> next = StateCodec.of(new TextCodec(), Account.class, 2);
        AggregateRepository<Accounts.Event, Account> newer =
                repository(Snapshots.of(store.events().snapshots(), next).withInterval(10));
        assertThat(eventsReadBy(newer, 12)).isEqualTo(12);
        newer.update("a-1", state -> List.of(new Deposited(1)));
        assertThat(kept("a-1", next).orElseThrow().schema()).endsWith("/2");
        assertThat(kept("a-1")).map(Snapshot::version).contains(10L);
        assertThat(eventsReadBy(newer, 13)).isZero();
        assertThat(log.lines).isEmpty();
    }

    @Test
    void oldAndNewCodeTogetherReadTheirOwn() throws SQLException {
        StateCodec<Account> next = StateCodec.of(new TextCodec(), Account.class, 2);
        AggregateRepository<Accounts.Event, Account> newer =
                repository(Snapshots.of(store.events().snapshots(), next).withInterval(10));
        deposit("a-1", 59);
        newer.update("a-1", state -> List.of(new Deposited(1)));
        for (int i = 0; i < 40; i++) {
            evolved.set(0);
            (i % 2 == 0 ? newer : accounts).update("a-1", state -> List.of(new Deposited(1)));
            assertThat(evolved.get()).as("events folded by update %s", i).isLessThanOrEqualTo(12);
        }
        assertThat(newer.load("a-1").state().balance()).isEqualTo(100);
        assertThat(accounts.load("a-1").state().balance()).isEqualTo(100);
    }

    @Test
    void aSnapshotOfAProgramThatNoLongerRunsIsDeletedLater() throws SQLException {
        StateCodec<Account> next = StateCodec.of(new TextCodec(), Account.class, 2);
        AggregateRepository<Accounts.Event, Account> newer =
                repository(Snapshots.of(store.events().snapshots(), next).withInterval(10));
        deposit("a-1", 10);
        for (int i = 0; i < 100; i++) {
            newer.update("a-1", state -> List.of(new Deposited(1)));
        }
        assertThat(kept("a-1")).map(Snapshot::version).contains(10L);
        for (int i = 0; i < 10; i++) {
            newer.update("a-1", state -> List.of(new Deposited(1)));
        }
        assertThat(kept("a-1")).isEmpty();
        assertThat(kept("a-1", next)).map(Snapshot::version).contains(111L);
    }

    @Test
    void replacesOneOfAnotherStreamsPast() throws SQLException {
        deposit("a-1", 12);
        replace(new UUID(1, 2), kept("a-1").orElseThrow().state(), 10);
        assertThat(eventsReadBy(accounts, 12)).isEqualTo(12);
        assertThat(kept("a-1")).map(Snapshot::version).contains(12L);
        assertThat(eventsReadBy(accounts, 12)).isZero();

        replace(new UUID(1, 2), kept("a-1").orElseThrow().state(), 4000);
        assertThat(eventsReadBy(accounts, 12)).isEqualTo(12);
        assertThat(kept("a-1")).map(Snapshot::version).contains(12L);
        assertThat(eventsReadBy(accounts, 12)).isZero();
        assertThat(log.lines)
                .containsExactly(
                        "the snapshot of \"Bank/Account/a-1\" @10 was taken at a different event and is ignored",
                        "the snapshot of \"Bank/Account/a-1\" @4000 was taken at a different event and is ignored");
    }

    @Test
    void replacesOneThatCannotBeReadAtTheSameVersion() throws SQLException {
        deposit("a-1", 10);
        Snapshot good = kept("a-1").orElseThrow();
        replace(good.eventId(), "true\nnonsense".getBytes(), 10);
        assertThat(eventsReadBy(accounts, 10)).isEqualTo(10);
        assertThat(log.lines).singleElement().asString().endsWith("cannot be read and is ignored");
        assertThat(kept("a-1")).contains(good);
        assertThat(eventsReadBy(accounts, 10)).isZero();
    }

    @Test
    void removesAnUnfitOneOfAStreamThatIsTooShortForOne() throws SQLException {
        deposit("a-1", 3);
        replace(new UUID(1, 2), new byte[0], 4000);
        assertThat(eventsReadBy(accounts, 3)).isEqualTo(3);
        assertThat(kept("a-1")).isEmpty();
    }

    @Test
    void anUpdateReplacesAnUnfitOneToo() throws SQLException {
        deposit("a-1", 12);
        replace(new UUID(1, 2), kept("a-1").orElseThrow().state(), 4000);
        deposit("a-1", 1);
        assertThat(kept("a-1")).map(Snapshot::version).contains(13L);
    }

    @Test
    void replacesOneWhoseRowIsDamaged() throws SQLException {
        deposit("a-1", 12);
        store.execute("UPDATE snapshots SET aggregate_version = 0");
        assertThat(eventsReadBy(accounts, 12)).isEqualTo(12);
        assertThat(kept("a-1")).map(Snapshot::version).contains(12L);
        assertThat(log.lines).containsExactly("the snapshot of \"Bank/Account/a-1\" is damaged and is ignored");
    }

    private void replace(UUID eventId, byte[] state, long version) throws SQLException {
        String schema = store.snapshots(10).codec().schema();
        StreamId stream = accounts.stream("a-1");
        store.events().inTransaction(tx -> {
            store.events().snapshots().delete(tx, stream);
            store.events().snapshots().save(tx, Snapshot.of(stream, version, eventId, schema, state));
            return true;
        });
    }

    @Test
    void aFailureToStoreOneHasNoEffect() throws SQLException {
        deposit("a-1", 9);
        store.execute("CREATE TRIGGER full BEFORE INSERT ON snapshots BEGIN SELECT RAISE(ABORT, 'no room'); END");
        deposit("a-1", 1);
        assertThat(accounts.load("a-1").version()).isEqualTo(10);
        assertThat(log.lines).containsExactly("cannot write a snapshot of \"Bank/Account/a-1\"");
        assertThatThrownBy(() -> accounts.snapshot("a-1")).hasMessageContaining("no room");
    }

    @Test
    void keepsNoneOfTheCallersTransaction() throws SQLException {
        store.events().inTransaction(tx -> {
            for (int i = 0; i < 20; i++) {
                accounts.update(tx, "a-1", state -> List.of(new Deposited(1)), UpdateOptions.none());
            }
            return true;
        });
        assertThat(kept("a-1")).isEmpty();
        assertThat(accounts.snapshot("a-1").version()).isEqualTo(20);
        assertThat(kept("a-1")).map(Snapshot::version).contains(20L);
        assertThat(accounts.snapshot("a-1").version()).isEqualTo(20);
        assertThat(accounts.snapshot("a-2").version()).isZero();
        assertThat(kept("a-2")).isEmpty();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> repository(null).snapshot("a-1")).hasMessageContaining("writes no snapshots");
        assertThatThrownBy(() -> store.snapshots(0)).hasMessage("events between snapshots must be at least 1, was 0");
        assertThat(Snapshots.of(store.events().snapshots(), store.snapshots(1).codec())
                        .interval())
                .isEqualTo(Snapshots.DEFAULT_INTERVAL);
    }

    /** Records log messages. */
    private static final class Log implements System.Logger {

        private final List<String> lines = new ArrayList<>();

        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return level.getSeverity() >= Level.WARNING.getSeverity();
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String message, @Nullable Throwable thrown) {
            lines.add(message);
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String format, Object... parameters) {
            lines.add(format);
        }
    }
}
