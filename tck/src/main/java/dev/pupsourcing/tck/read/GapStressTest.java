// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.tck.fixture.Parallel;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.fixture.WholeLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/**
 * Writers do everything that can make readers lose events, while two readers read: think time in transactions,
 * rollbacks, clients that disappear and sessions that are killed, one append that stays open for long, and long
 * transactions without events. Afterwards every committed event must have been delivered once, in position order.
 */
final class GapStressTest {

    /** Ends a connection's session from outside, like an administrator or a crash of the client's machine. */
    @FunctionalInterface
    interface SessionKiller {
        void kill(Connection victim) throws SQLException;
    }

    private static final int WRITERS = 12;
    private static final long SEED = 20261123;

    private final StoreFixture fixture;
    private final SessionKiller killer;
    private final Map<UUID, Long> committed = new ConcurrentHashMap<>();
    private final Map<UUID, Long> uncertain = new ConcurrentHashMap<>();
    private final AtomicBoolean writing = new AtomicBoolean(true);
    private final AtomicInteger writersLeft = new AtomicInteger(WRITERS + 1);
    private final List<PersistedEvent> whole = new ArrayList<>();
    private final List<PersistedEvent> scoped = new ArrayList<>();
    private final List<PersistedEvent> naive = new ArrayList<>();

    GapStressTest(StoreFixture fixture, SessionKiller killer) {
        this.fixture = fixture;
        this.killer = killer;
    }

    void run(int seconds) throws Exception {
        try (Connection connection = fixture.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE unrelated (id INT)");
        }
        long deadline = System.nanoTime() + seconds * 1_000_000_000L;
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Random random = new Random(SEED + i);
            tasks.add(() -> write(random));
        }
        tasks.add(this::appendSlowly);
        tasks.add(this::writeElsewhere);
        tasks.add(() -> readSafely(ReadScope.all(), whole));
        tasks.add(() -> readSafely(ReadScope.ofContexts("Sales"), scoped));
        tasks.add(this::readNaively);
        tasks.add(() -> {
            while (System.nanoTime() < deadline) {
                LockSupport.parkNanos(10_000_000);
            }
            writing.set(false);
            return null;
        });
        Parallel.run(tasks);
    }

    private Void write(Random random) throws SQLException {
        try {
            while (writing.get()) {
                unitOfWork(random);
            }
        } finally {
            writersLeft.decrementAndGet();
        }
        return null;
    }

    /** A sequence of appends that stay open for long, with an assigned position. */
    private Void appendSlowly() throws SQLException {
        try {
            while (writing.get()) {
                try (Connection tx = begin()) {
                    List<PersistedEvent> stored = fixture.store()
                            .append(tx, ExpectedVersion.any(), StoreContract.event("slow"))
                            .events();
                    linger();
                    end(tx, Integer.MAX_VALUE, stored);
                } catch (StoreAccessException e) {
                    assertThat(e.isTransient()).isTrue();
                }
            }
        } finally {
            writersLeft.decrementAndGet();
        }
        return null;
    }

    /** Long transactions without events must not stall readers. */
    private Void writeElsewhere() throws SQLException {
        while (writing.get()) {
            try (Connection tx = begin();
                    Statement statement = tx.createStatement()) {
                statement.execute("INSERT INTO unrelated VALUES (1)");
                linger();
                commit(tx);
            }
        }
        return null;
    }

    /** Only while other transactions can run. */
    private void linger() {
        LockSupport.parkNanos(fixture.has(Trait.SINGLE_WRITER) ? 5_000_000 : 700_000_000);
    }

    private void unitOfWork(Random random) throws SQLException {
        int choice = random.nextInt(100);
        List<PersistedEvent> stored = new ArrayList<>();
        Connection tx = begin();
        try (tx) {
            for (int i = 0; i <= random.nextInt(3); i++) {
                StreamId stream = StreamId.of("Sales", "Order", "o-" + random.nextInt(20));
                List<Event> events = List.of(StoreContract.event(stream), StoreContract.event(stream));
                stored.addAll(fixture.store()
                        .append(tx, ExpectedVersion.any(), events)
                        .events());
                think(random, choice);
            }
            end(tx, choice, stored);
        } catch (EventStoreException e) {
            // a deadlock between writers, or a full queue of a single writer: nothing was stored
            tx.close();
        } catch (SQLException e) {
            assertThat(isCutOff(choice))
                    .as("%s", e)
                    .isTrue(); // some drivers cannot close a connection whose session has ended
        }
    }

    private static boolean isCutOff(int choice) {
        return 15 <= choice && choice < 24;
    }

    /** Most think times are up to 3 ms, a few up to 150 ms. */
    private static void think(Random random, int choice) {
        LockSupport.parkNanos(random.nextInt(choice == 50 ? 150_000_000 : 3_000_000));
    }

    private void end(Connection tx, int choice, List<PersistedEvent> stored) throws SQLException {
        if (choice < 15) {
            rollback(tx);
        } else if (choice < 20) {
            stored.forEach(event -> uncertain.put(event.eventId(), event.position()));
            tx.abort(Runnable::run);
        } else if (choice < 24) {
            stored.forEach(event -> uncertain.put(event.eventId(), event.position()));
            killer.kill(tx);
        } else {
            commit(tx);
            stored.forEach(event -> committed.put(event.eventId(), event.position()));
        }
    }

    /** With a single writer, a transaction may wait for too long; then nothing was begun. */
    private Connection begin() throws SQLException {
        while (true) {
            try {
                return fixture.begin();
            } catch (SQLException e) {
                SqlFailure failure = fixture.database().dialect().classify(e, null);
                if (!fixture.has(Trait.SINGLE_WRITER) || failure.kind() != SqlFailure.Kind.TIMEOUT) {
                    throw e;
                }
            }
        }
    }

    /** In a commit or rollback a driver may begin the next transaction, and fail if it waits for too long. */
    private void commit(Connection tx) throws SQLException {
        if (fixture.has(Trait.SINGLE_WRITER)) {
            tx.setAutoCommit(true);
        } else {
            tx.commit();
        }
    }

    private void rollback(Connection tx) throws SQLException {
        if (fixture.has(Trait.SINGLE_WRITER)) {
            tx.close();
        } else {
            tx.rollback();
        }
    }

    private Void readSafely(ReadScope scope, List<PersistedEvent> read) throws SQLException {
        try (LogReader reader = fixture.log().openReader(scope)) {
            long after = 0;
            while (true) {
                boolean last = writersLeft.get() == 0;
                EventPage page = reader.read(after, 50);
                read.addAll(page.events());
                after = page.scannedTo();
                if (page.end() != EventPage.End.MORE) {
                    if (last && page.caughtUp()) {
                        return null;
                    }
                    LockSupport.parkNanos(2_000_000);
                }
            }
        }
    }

    /** The naive reader of many event stores: it reads the events after the last position that it has seen. */
    private Void readNaively() throws SQLException {
        LongFunction<List<PersistedEvent>> next = after -> {
            try (Connection connection = fixture.dataSource().getConnection()) {
                return fixture.store().peekLog(connection, ReadScope.all(), after, 1000);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        };
        long after = 0;
        while (true) {
            boolean last = writersLeft.get() == 0;
            List<PersistedEvent> page = next.apply(after);
            naive.addAll(page);
            if (page.isEmpty() && last) {
                return null;
            }
            after = page.isEmpty() ? after : page.get(page.size() - 1).position();
        }
    }

    void assertNothingLost() throws SQLException {
        List<PersistedEvent> stored;
        try (Connection connection = fixture.dataSource().getConnection()) {
            stored = WholeLog.of(fixture.store(), connection);
        }
        Map<UUID, Long> found = new HashMap<>();
        stored.forEach(event -> found.put(event.eventId(), event.position()));
        assertThat(committed).isNotEmpty();
        assertThat(found).containsAllEntriesOf(committed);
        found.keySet().removeAll(committed.keySet());
        assertThat(uncertain.keySet()).containsAll(found.keySet());
        assertThat(whole).isEqualTo(stored);
        assertThat(scoped).isEqualTo(stored);
        assertInOrder(stored);
    }

    private static void assertInOrder(List<PersistedEvent> stored) {
        Map<StreamId, Long> versions = new HashMap<>();
        for (PersistedEvent event : stored) {
            long before = versions.getOrDefault(event.stream(), 0L);
            assertThat(event.aggregateVersion()).isEqualTo(before + 1);
            versions.put(event.stream(), event.aggregateVersion());
        }
    }

    long lostByNaiveReader() {
        Map<UUID, Long> missed = new HashMap<>(committed);
        naive.forEach(event -> missed.remove(event.eventId()));
        return missed.size();
    }
}
