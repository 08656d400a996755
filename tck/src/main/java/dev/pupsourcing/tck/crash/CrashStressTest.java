// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.spi.ProjectionLogReader;
import dev.pupsourcing.spi.ServerIncarnation;
import dev.pupsourcing.tck.fixture.Parallel;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.WholeLog;
import dev.pupsourcing.testkit.Waiting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Writers and two readers while the server crashes and restarts: confirmed commits are stored, and the readers deliver
 * all stored events, once and in order. Events that they have read count once their position is stored in the same
 * server incarnation. The server must sync commits to disk.
 */
public final class CrashStressTest {

    private static final int WRITERS = 8;
    private static final int COMMITS_BETWEEN_CRASHES = 300;

    private final StoreFixture fixture;
    private final Runnable crash;
    private final Map<UUID, Long> committed = new ConcurrentHashMap<>();
    private final AtomicBoolean writing = new AtomicBoolean(true);
    private final AtomicInteger writersLeft = new AtomicInteger(WRITERS);
    private final List<PersistedEvent> whole = new ArrayList<>();
    private final List<PersistedEvent> scoped = new ArrayList<>();

    /**
     * Creates a stress test of a store.
     *
     * @param crash kills and restarts the server
     */
    public CrashStressTest(StoreFixture fixture, Runnable crash) {
        this.fixture = fixture;
        this.crash = crash;
    }

    /** Runs it with a number of crashes, and checks the outcome. */
    public void run(int crashes) throws Exception {
        makeReaders();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Random random = new Random(i);
            tasks.add(() -> write(random));
        }
        tasks.add(() -> read(ReadScope.all(), "whole", whole));
        tasks.add(() -> read(ReadScope.ofContexts("Sales"), "scoped", scoped));
        tasks.add(() -> crash(crashes));
        Parallel.run(tasks);
        check();
    }

    private Void crash(int crashes) {
        for (int i = 1; i <= crashes; i++) {
            int enough = i * COMMITS_BETWEEN_CRASHES;
            Waiting.until(enough + " commits", () -> committed.size() >= enough);
            crash.run();
        }
        int enough = (crashes + 1) * COMMITS_BETWEEN_CRASHES;
        Waiting.until(enough + " commits", () -> committed.size() >= enough);
        writing.set(false);
        return null;
    }

    private Void write(Random random) {
        while (writing.get()) {
            try (Connection tx = fixture.begin()) {
                List<PersistedEvent> stored = fixture.store()
                        .append(tx, ExpectedVersion.any(), StoreContract.event("o-" + random.nextInt(20)))
                        .events();
                LockSupport.parkNanos(random.nextInt(2_000_000));
                tx.commit();
                stored.forEach(event -> committed.put(event.eventId(), event.position()));
            } catch (SQLException | EventStoreException e) {
                LockSupport.parkNanos(1_000_000); // the server is down; the outcome of this append is unknown
            }
        }
        writersLeft.decrementAndGet();
        return null;
    }

    private Void read(ReadScope scope, String name, List<PersistedEvent> read) throws SQLException {
        long after = 0;
        try (ProjectionLogReader reader = fixture.log().openReader(scope)) {
            while (true) {
                boolean last = writersLeft.get() == 0;
                try {
                    ServerIncarnation mark = reader.mark();
                    EventPage page = reader.read(after, 100);
                    read.addAll(page.events());
                    keep(name, page.scannedTo(), mark);
                    after = page.scannedTo();
                    if (last && page.caughtUp()) {
                        return null;
                    }
                } catch (SQLException | EventStoreException e) {
                    after = kept(name);
                    long known = after;
                    read.removeIf(event -> event.position() > known);
                }
            }
        }
    }

    /** Events that were read count when the position is stored on the server from which they were read. */
    private void keep(String name, long position, ServerIncarnation mark) throws SQLException {
        try (Connection tx = fixture.begin();
                PreparedStatement update = tx.prepareStatement("UPDATE readers SET position = ? WHERE name = ?")) {
            update.setLong(1, position);
            update.setString(2, name);
            update.executeUpdate();
            if (!fixture.projections().sees(tx, mark)) {
                throw new SQLException("the server was restarted since");
            }
            tx.commit();
        }
    }

    /** The position up to which reads count; repeats the query until the server is back. */
    private long kept(String name) {
        while (true) {
            try (Connection connection = fixture.dataSource().getConnection();
                    PreparedStatement query =
                            connection.prepareStatement("SELECT position FROM readers WHERE name = ?")) {
                query.setString(1, name);
                try (ResultSet row = query.executeQuery()) {
                    assertThat(row.next()).isTrue();
                    return row.getLong(1);
                }
            } catch (SQLException e) {
                LockSupport.parkNanos(1_000_000); // the server is down; try again
            }
        }
    }

    private void makeReaders() throws SQLException {
        try (Connection connection = fixture.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE readers (name VARCHAR(10) PRIMARY KEY, position BIGINT)");
            statement.execute("INSERT INTO readers VALUES ('whole', 0), ('scoped', 0)");
        }
    }

    private void check() throws SQLException {
        List<PersistedEvent> stored;
        try (Connection connection = fixture.dataSource().getConnection()) {
            stored = WholeLog.of(fixture.store(), connection);
        }
        Set<UUID> found = ConcurrentHashMap.newKeySet();
        stored.forEach(event -> found.add(event.eventId()));
        assertThat(found).containsAll(committed.keySet());
        assertThat(whole).isEqualTo(stored);
        assertThat(scoped).isEqualTo(stored);
    }
}
