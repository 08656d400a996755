// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.Threads;
import dev.pupsourcing.tck.fixture.WholeLog;
import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A crash loses commits that a runner has read and partly is about to handle; the server assigns their positions to
 * different events. In the end the read model contains exactly the events of the log.
 */
public final class LostCommitsStressTest {

    /**
     * More than the number of positions that a server reserves together, so that those of lost events are assigned
     * again.
     */
    private static final int LOST = 40;

    private static final int KEPT = 10;

    /** The number of crashes without losses after which the test gives up. */
    private static final int MOST_CRASHES = 6;

    private static final String LOST_TYPE = "Lost";

    private final StoreFixture fixture;
    private final Pupsourcing pupsourcing;
    private final Crash crash;
    private volatile Hold hold = Hold.NOWHERE;
    private volatile boolean reached;
    private volatile boolean released;
    private volatile Set<String> gone = Set.of();

    /** The points at which partitions are paused while the server crashes. */
    private enum Hold {
        NOWHERE,
        /** With events to handle, before they take a connection. */
        BEFORE_TRANSACTION,
        /** While handling an event. */
        IN_HANDLER
    }

    /** The operations on the server. Implemented by authors of databases. */
    public interface Crash {

        /** From now on commits are not synced to disk, until the server ends. */
        void stopSyncing() throws SQLException;

        /** Kills and restarts the server; from then on commits are synced. */
        void killAndRestart() throws SQLException;
    }

    /** Creates a stress test of a store. */
    public LostCommitsStressTest(StoreFixture fixture, Crash crash) throws SQLException {
        this.fixture = fixture;
        this.pupsourcing = Pupsourcing.create(fixture.dataSource());
        this.crash = crash;
        try (Connection connection = fixture.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE effects (position BIGINT, event_id VARCHAR(36))");
        }
    }

    /** Runs it until crashes have lost events at each point. */
    public void run() throws Exception {
        EngineOptions options = EngineOptions.builder()
                .partitions(3)
                .batchSize(4)
                .pollInterval(Duration.ofMillis(10))
                .build();
        Projection projection = Projection.of("effects", ReadScope.all(), this::handle);
        ProjectionBackend parts = pupsourcing.backend();
        ProjectionHost backend = ProjectionBackend.of(parts.log(), new HeldTransactions(), parts.projectionStore());
        try (ProjectionRunner processor = options.runner(backend, projection)) {
            processor.start();
            for (Hold where : List.of(Hold.IN_HANDLER, Hold.BEFORE_TRANSACTION)) {
                boolean lost = false;
                for (int crashes = 0; crashes < MOST_CRASHES && !lost; crashes++) {
                    append("Kept", KEPT);
                    awaitAgreement(processor);
                    lost = loses(where);
                    awaitAgreement(processor);
                }
                assertThat(lost).as("a crash has lost commits").isTrue();
            }
            assertThat(processor.failure()).isEmpty();
        }
    }

    /** Lets the server crash while partitions have events that are not on disk; returns whether these were lost. */
    private boolean loses(Hold where) throws Exception {
        reached = false;
        released = false;
        crash.stopSyncing();
        hold = where;
        append(LOST_TYPE, LOST);
        Waiting.until("a lane that is held up", () -> reached);
        Set<String> before = new HashSet<>(stored().values());
        crash.killAndRestart();
        before.removeAll(stored().values());
        gone = before;
        append("Kept", KEPT);
        hold = Hold.NOWHERE;
        released = true;
        return !gone.isEmpty();
    }

    private void holdUp() {
        reached = true;
        Waiting.until("the crash", () -> released);
    }

    /** Like a pool that silently replaces a dead connection. */
    private final class HeldTransactions implements TransactionRunner {
        @Override
        public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work)
                throws SQLException, X {
            if (hold == Hold.BEFORE_TRANSACTION) {
                holdUp();
            }
            return pupsourcing.transactions().call(work);
        }
    }

    private void append(String type, int events) throws SQLException {
        for (int i = 0; i < events; i++) {
            Event event = Event.builder(StreamId.of("orders", "Order", "o-" + i), type)
                    .build();
            try (Connection tx = fixture.begin()) {
                fixture.store().append(tx, ExpectedVersion.any(), event);
                tx.commit();
            }
        }
    }

    private void handle(Connection tx, PersistedEvent event) throws SQLException {
        if (hold == Hold.IN_HANDLER && event.eventType().equals(LOST_TYPE)) {
            holdUp();
        }
        if (gone.contains(event.event().eventId().toString())) {
            throw new IllegalStateException(event + " never was");
        }
        try (PreparedStatement insert = tx.prepareStatement("INSERT INTO effects (position, event_id) VALUES (?, ?)")) {
            insert.setLong(1, event.position());
            insert.setString(2, event.event().eventId().toString());
            insert.executeUpdate();
        }
    }

    private void awaitAgreement(ProjectionRunner processor) throws SQLException {
        Map<Long, String> stored = stored();
        Waiting.until(
                "effects of all events",
                () -> effects().size() >= stored.size(),
                () -> processor.partitions() + "\n" + Threads.ofLibrary());
        assertThat(effects())
                .isEqualTo(stored.entrySet().stream().map(Map.Entry::toString).toList());
    }

    private Map<Long, String> stored() throws SQLException {
        try (Connection connection = fixture.dataSource().getConnection()) {
            return new TreeMap<>(WholeLog.of(fixture.store(), connection).stream()
                    .collect(Collectors.toMap(
                            PersistedEvent::position,
                            stored -> stored.event().eventId().toString())));
        }
    }

    private List<String> effects() {
        try (Connection connection = fixture.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT position, event_id FROM effects ORDER BY position")) {
            List<String> effects = new ArrayList<>();
            while (rows.next()) {
                effects.add(rows.getLong(1) + "=" + rows.getString(2));
            }
            return effects;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
