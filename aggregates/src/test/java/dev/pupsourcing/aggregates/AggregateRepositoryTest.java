// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.InvalidEventException;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.aggregates.Accounts.Account;
import dev.pupsourcing.aggregates.Accounts.Deposit;
import dev.pupsourcing.aggregates.Accounts.Deposited;
import dev.pupsourcing.aggregates.Accounts.Open;
import dev.pupsourcing.aggregates.Accounts.Opened;
import dev.pupsourcing.aggregates.Accounts.Withdraw;
import dev.pupsourcing.aggregates.Accounts.Withdrawn;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.mapping.EventContext;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionalStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AggregateRepositoryTest {

    private static final UpdateOptions NONE = UpdateOptions.none();

    @TempDir
    Path folder;

    private TestStore store;
    private AggregateRepository<Accounts.Event, Account> accounts;

    @BeforeEach
    void open() throws SQLException {
        store = TestStore.in(folder);
        accounts = store.repository().build();
    }

    private static Function<Account, List<Accounts.Event>> on(Accounts.Command command) {
        return Accounts.DECIDER.deciding(command);
    }

    private AggregateStream stored(String id) {
        return store.events().readStream(accounts.stream(id));
    }

    @Test
    void anUnknownAggregateHasTheInitialState() {
        AggregateState<Account> state = accounts.load("a-1");
        assertThat(state).isEqualTo(AggregateState.of(accounts.stream("a-1"), 0, new Account(false, 0)));
        assertThat(state.exists()).isFalse();
    }

    @Test
    void loadsDecidesAndAppends() {
        UpdateResult<Accounts.Event, Account> opened = accounts.update("a-1", on(new Open("Ada")));
        UpdateResult<Accounts.Event, Account> deposited = accounts.update("a-1", on(new Deposit(40)));
        assertThat(opened.events()).containsExactly(new Opened("Ada"));
        assertThat(opened.version()).isEqualTo(1);
        assertThat(deposited.state()).isEqualTo(new Account(true, 40));
        assertThat(deposited.version()).isEqualTo(2);
        assertThat(deposited.repeated()).isFalse();
        assertThat(stored("a-1").stream().map(PersistedEvent::eventType)).containsExactly("Opened", "Deposited");
        assertThat(deposited.lastPosition())
                .isEqualTo(stored("a-1").events().get(1).position());
        assertThat(accounts.load("a-1")).isEqualTo(deposited.aggregate());
    }

    @Test
    void appendsNothingIfThereIsNothingToDo() {
        accounts.update("a-1", on(new Open("Ada")));
        UpdateResult<Accounts.Event, Account> again = accounts.update("a-1", on(new Open("Bob")));
        assertThat(again.events()).isEmpty();
        assertThat(again.lastPosition()).isZero();
        assertThat(again.version()).isEqualTo(1);
        assertThat(stored("a-1").size()).isEqualTo(1);
    }

    @Test
    void passesOnWhatTheDomainThrowsAndStoresNothing() {
        accounts.update("a-1", on(new Open("Ada")));
        assertThatThrownBy(() -> accounts.update("a-1", on(new Withdraw(1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the balance is only 0");
        assertThat(stored("a-1").size()).isEqualTo(1);
    }

    @Test
    void storesWhatGoesWithTheEvents() {
        EventContext options = EventContext.none()
                .withCorrelationId("request-7")
                .withCausationId("command-3")
                .withMetadataJson("{\"user\":\"ada\"}");
        accounts.update("a-1", on(new Open("Ada")), NONE.withContext(options));
        PersistedEvent event = stored("a-1").events().get(0);
        assertThat(event.correlationId()).contains("request-7");
        assertThat(event.causationId()).contains("command-3");
        assertThat(event.metadataJson()).isEqualTo("{\"user\":\"ada\"}");
    }

    @Test
    void decidesAnewAfterAConflict() {
        AtomicInteger decisions = new AtomicInteger();
        List<Duration> pauses = new ArrayList<>();
        AggregateRepository<Accounts.Event, Account> contended =
                store.repository(conflicting(3)).pause(pauses::add).build();
        UpdateResult<Accounts.Event, Account> result = contended.update("a-1", state -> {
            decisions.incrementAndGet();
            return List.of(new Opened("Ada"));
        });
        assertThat(result.version()).isEqualTo(1);
        assertThat(decisions).hasValue(4);
        assertThat(pauses).hasSize(3);
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        AggregateRepository<Accounts.Event, Account> contended = store.repository(conflicting(3))
                .retries(RetryPolicy.conflicts().withAttempts(3))
                .build();
        assertThatThrownBy(() -> contended.update("a-1", on(new Open("Ada"))))
                .isInstanceOf(OptimisticConcurrencyException.class);
        assertThat(stored("a-1").isEmpty()).isTrue();
    }

    @Test
    void retriesConflictsOnlyWithAPolicy() {
        AggregateRepository<Accounts.Event, Account> contended = store.repository(conflicting(1))
                .retries(RetryPolicy.lostTransactions())
                .build();
        assertThatThrownBy(() -> contended.update("a-1", on(new Open("Ada"))))
                .isInstanceOf(OptimisticConcurrencyException.class);
    }

    /** The store, with a concurrent writer that appends first a number of times. */
    private TransactionalStore conflicting(int times) {
        AtomicInteger left = new AtomicInteger(times);
        EventStore conflicting = (EventStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EventStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("append") && left.getAndDecrement() > 0) {
                        throw new OptimisticConcurrencyException(
                                accounts.stream("a-1"),
                                (ExpectedVersion) arguments[1],
                                java.util.OptionalLong.of(99),
                                true,
                                null);
                    }
                    try {
                        return method.invoke(store.events().store(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return TransactionalStore.of(conflicting, store.events().transactions());
    }

    @Test
    void refusesAnotherVersionThanTheCallerHasSeenAtOnce() {
        accounts.update("a-1", on(new Open("Ada")), NONE.withExpectedVersion(0));
        accounts.update("a-1", on(new Deposit(5)), NONE.withExpectedVersion(1));
        AtomicInteger decisions = new AtomicInteger();
        assertThatThrownBy(() -> accounts.update(
                        "a-1",
                        state -> {
                            decisions.incrementAndGet();
                            return List.of(new Deposited(1));
                        },
                        NONE.withExpectedVersion(1)))
                .isInstanceOfSatisfying(OptimisticConcurrencyException.class, conflict -> {
                    assertThat(conflict.expected()).isEqualTo(ExpectedVersion.exact(1));
                    assertThat(conflict.actual()).hasValue(2);
                });
        assertThat(decisions).hasValue(0);
        assertThatThrownBy(() -> NONE.withExpectedVersion(-1))
                .hasMessage("expected version must be at least 0, was " + "-1");
    }

    @Test
    void carriesOutACommandOfOneIdOnce() {
        UUID command = UUID.randomUUID();
        accounts.update("a-1", on(new Open("Ada")));
        Function<Account, List<Accounts.Event>> twice = state -> List.of(new Deposited(3), new Deposited(4));
        UpdateResult<Accounts.Event, Account> first = accounts.update("a-1", twice, NONE.withCommandId(command));
        accounts.update("a-1", on(new Withdraw(7)));
        UpdateResult<Accounts.Event, Account> second = accounts.update(
                "a-1",
                state -> {
                    throw new AssertionError("decided again");
                },
                NONE.withCommandId(command));
        assertThat(first.repeated()).isFalse();
        assertThat(second.repeated()).isTrue();
        assertThat(second.events()).isEqualTo(first.events());
        assertThat(second.lastPosition()).isEqualTo(first.lastPosition());
        assertThat(second.state()).isEqualTo(new Account(true, 0));
        assertThat(stored("a-1").size()).isEqualTo(4);
    }

    @Test
    void worksInTheCallersTransaction() throws SQLException {
        store.events().inTransaction(tx -> {
            accounts.update(tx, "a-1", on(new Open("Ada")), NONE);
            accounts.update(tx, "a-2", on(new Open("Bob")), NONE);
            assertThat(accounts.load(tx, "a-1").version()).isEqualTo(1);
            return accounts.update(tx, "a-1", on(new Deposit(1)), NONE);
        });
        assertThat(accounts.load("a-1").version()).isEqualTo(2);
        assertThatThrownBy(() -> store.events().inTransaction(tx -> {
                    accounts.update(tx, "a-2", on(new Deposit(1)), NONE);
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        assertThat(accounts.load("a-2").version()).isEqualTo(1);
    }

    @Test
    void isUsedWithoutADecider() throws SQLException {
        accounts.update("ada", on(new Open("Ada")));
        accounts.update("bob", on(new Open("Bob")));
        accounts.update("ada", on(new Deposit(9)));
        Pupsourcing pupsourcing = Pupsourcing.create(store.dataSource());
        // region own-transaction
        Pupsourcing retrying = pupsourcing.withRetries(RetryPolicy.conflicts());

        retrying.inTransaction(tx -> {
            UpdateOptions none = UpdateOptions.none();
            accounts.update(tx, "ada", account -> List.of(new Withdrawn(5)), none);
            return accounts.update(tx, "bob", account -> List.of(new Deposited(5)), none);
        });
        // endregion
        long seen = 2;
        // region seen
        UpdateOptions options = UpdateOptions.none()
                .withContext(EventContext.none().withCorrelationId("request-7"))
                .withExpectedVersion(seen);

        accounts.update("bob", account -> List.of(new Withdrawn(account.balance())), options);
        // endregion
        assertThat(accounts.load("ada").state().balance()).isEqualTo(4);
        assertThat(accounts.load("bob").state().balance()).isZero();
        assertThat(stored("bob").version()).isEqualTo(3);
    }

    @Test
    void refusesNamesThatNoStreamCanHave() {
        assertThatThrownBy(() -> AggregateRepository.builder(
                        store.events(), "", "Account", Accounts.DECIDER, Accounts.mapping()))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("boundedContext");
        assertThatThrownBy(() -> accounts.load("")).hasMessageContaining("aggregateId");
    }

    @Test
    void readsEventsThatOthersAppended() {
        Event event =
                Event.builder(accounts.stream("a-1"), "Deposited").payload("12").build();
        AppendResult appended = store.events().append(ExpectedVersion.noStream(), event);
        assertThat(accounts.load("a-1").state().balance()).isEqualTo(12);
        assertThat(appended.version()).isEqualTo(1);
    }
}
