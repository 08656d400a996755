// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.aggregates.Accounts.Account;
import dev.pupsourcing.aggregates.Accounts.Deposited;
import dev.pupsourcing.aggregates.Accounts.Opened;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import dev.pupsourcing.transaction.RetryPolicy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many threads update one aggregate, on every database. */
class ContentionTest {

    private static final int THREADS = 6;
    private static final int ROUNDS = 5;

    @TempDir
    Path folder;

    /** The databases under test. */
    enum Place {
        FILE,
        POSTGRES,
        MARIADB;

        TestStore store(Path folder) throws SQLException {
            return switch (this) {
                case FILE -> TestStore.in(folder);
                case POSTGRES -> over(PostgresServer.shared().createDatabase());
                case MARIADB -> over(MariaDbServer.shared().createDatabase());
            };
        }

        private static TestStore over(ServerDatabase database) throws SQLException {
            return TestStore.over(new DriverManagerDataSource(database.url(), database.user(), database.password()));
        }
    }

    private AggregateRepository<Accounts.Event, Account> accounts(Place place) throws SQLException {
        TestStore store = place.store(folder);
        return AggregateRepository.builder(store.events(), "Bank", "Account", Accounts.DECIDER, Accounts.mapping())
                .retries(RetryPolicy.conflicts().withAttempts(1000))
                .snapshots(store.snapshots(7))
                .build();
    }

    private static void sideBySide(IntConsumer work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                running.add(threads.submit(() -> work.accept(thread)));
            }
            for (Future<?> task : running) {
                task.get(120, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyUpdateIsDecidedOnTheStateBeforeIt(Place place) throws Exception {
        AggregateRepository<Accounts.Event, Account> accounts = accounts(place);
        accounts.update("a-1", state -> List.of(new Opened("Ada")));
        sideBySide(thread -> {
            for (int round = 0; round < ROUNDS; round++) {
                accounts.update("a-1", state -> List.of(new Deposited(state.balance() % 3 + 1)));
            }
        });
        long updates = THREADS * ROUNDS;
        AggregateState<Account> end = accounts.load("a-1");
        assertThat(end.version()).isEqualTo(updates + 1);
        assertThat(end.state().balance()).isEqualTo(inOneThread(updates));
    }

    private static long inOneThread(long updates) {
        long balance = 0;
        for (int i = 0; i < updates; i++) {
            balance += balance % 3 + 1;
        }
        return balance;
    }

    @ParameterizedTest
    @EnumSource
    void aCommandThatComesManyTimesIsCarriedOutOnce(Place place) throws Exception {
        AggregateRepository<Accounts.Event, Account> accounts = accounts(place);
        UUID command = UUID.randomUUID();
        sideBySide(thread -> accounts.update(
                "a-1",
                state -> List.of(new Opened("Ada"), new Deposited(5)),
                UpdateOptions.none().withCommandId(command)));
        assertThat(accounts.load("a-1").version()).isEqualTo(2);
        assertThat(accounts.load("a-1").state()).isEqualTo(new Account(true, 5));
    }
}
