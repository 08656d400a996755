// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.tck.fixture.LogRecorder;
import dev.pupsourcing.tck.fixture.Parallel;
import dev.pupsourcing.tck.fixture.WholeLog;
import dev.pupsourcing.tck.fixture.WorkersContract;
import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sessions that die while they are used or lie in a pool, for databases with a server. While a connection dies, drivers and
 * pools throw exceptions of many kinds. Needs HikariCP and Agroal on the class path.
 */
public abstract class DyingSessionContract extends WorkersContract {

    private static final int KILLS = 60;
    private static final int EVENTS = 120;

    /** Sessions that were opened earlier are gone, or are never used again. */
    private static final int RECENT = 8;

    private final Deque<Long> sessions = new ConcurrentLinkedDeque<>();
    private final Queue<UUID> stored = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> unknown = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> strange = new ConcurrentLinkedQueue<>();
    private final Random random = new Random();
    private final LogRecorder log = new LogRecorder(System.Logger.Level.ERROR);

    /** For suites. */
    protected DyingSessionContract() {}

    /** The number of a connection's session. */
    protected abstract long session(Connection connection) throws SQLException;

    /** Ends a session as an administrator would, if it is still there. */
    protected abstract void kill(long session) throws SQLException;

    private Pool pool(Pool.Kind kind, int size) throws SQLException {
        DataSource noted = Interception.proxy(DataSource.class, (method, arguments) -> open());
        return Pool.of(kind, noted, size);
    }

    private Connection open() throws SQLException {
        Connection connection = fixture().dataSource().getConnection();
        sessions.addFirst(session(connection));
        return connection;
    }

    private void killSome() throws SQLException {
        for (int i = 0; i < KILLS; i++) {
            List<Long> recent = sessions.stream().limit(RECENT).toList();
            kill(recent.get(random.nextInt(recent.size())));
        }
    }

    /** An append that failed is not stored, unless its failure says that this is not known. */
    @ParameterizedTest
    @EnumSource
    void anAppendFailsWithAKnownException(Pool.Kind kind) throws Exception {
        try (Pool pool = pool(kind, 4)) {
            Pupsourcing facade = Pupsourcing.create(pool.dataSource());
            appendWhileSessionsDie(facade);
            Waiting.until("an append", () -> append(facade, event("o-1")));
        }
        assertThat(strange).isEmpty();
        List<UUID> found = ids();
        assertThat(found).doesNotHaveDuplicates().containsAll(stored);
        found.removeAll(List.copyOf(stored));
        assertThat(unknown).containsAll(found);
    }

    private void appendWhileSessionsDie(Pupsourcing facade) throws Exception {
        AtomicBoolean killing = new AtomicBoolean(true);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (String id : List.of("o-1", "o-2", "o-3")) {
            tasks.add(() -> {
                while (killing.get()) {
                    append(facade, event(id));
                }
                return null;
            });
        }
        tasks.add(() -> {
            try {
                killSome();
            } finally {
                killing.set(false);
            }
            return null;
        });
        Parallel.run(tasks);
    }

    private boolean append(Pupsourcing facade, Event event) {
        try {
            facade.append(ExpectedVersion.any(), event);
            stored.add(event.eventId());
            return true;
        } catch (EventStoreException e) {
            if (e instanceof StoreAccessException access && access.outcomeUnknown()) {
                unknown.add(event.eventId());
            } else if (!isKnown(e)) {
                strange.add(e);
            }
        } catch (RuntimeException e) {
            strange.add(e);
        }
        return false;
    }

    private static boolean isKnown(EventStoreException failure) {
        return failure instanceof TransactionLostException
                || (failure instanceof StoreAccessException access && access.reason() != Reason.OTHER);
    }

    private List<UUID> ids() throws SQLException {
        return new ArrayList<>(inTransaction(tx -> WholeLog.of(store(), tx)).stream()
                .map(stored -> stored.event().eventId())
                .toList());
    }

    /** Its readers, batches and heartbeats lose their sessions; no event is lost, repeated or charged. */
    @ParameterizedTest
    @EnumSource
    void aWorkerRecovers(Pool.Kind kind) throws Exception {
        List<Long> placed = new ArrayList<>(place(EVENTS, 7));
        try (Pool pool = pool(kind, 8)) {
            ProjectionWorker worker = join(options()
                    .batchSize(5)
                    .logger(log)
                    .build()
                    .worker(Pupsourcing.create(pool.dataSource()), orders(), sharing(4)));
            killSome();
            placed.addAll(place(EVENTS, 7));
            killSome();
            Waiting.until("all events", () -> model().has(placed.size()), () -> String.valueOf(worker.status()));
            assertThat(worker.failure()).isEmpty();
            assertThat(worker.stop(SOON)).isTrue();
        }
        assertThat(model().positions()).isEqualTo(placed);
        assertThat(log.lines())
                .as("a segment must not even fail and be tried again")
                .isEmpty();
    }
}
