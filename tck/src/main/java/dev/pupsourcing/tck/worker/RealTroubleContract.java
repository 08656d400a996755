// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.processing.WorkerOptions;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.LogRecorder;
import dev.pupsourcing.tck.fixture.WholeLog;
import dev.pupsourcing.tck.fixture.WorkersContract;
import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.transaction.Backoff;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A worker outlives what administrators and full disks do to a real database, without a restart and without charging it
 * to an event. {@link dev.pupsourcing.tck.fault.EnvironmentContract} simulates more kinds of trouble. Needs HikariCP on
 * the class path.
 */
public abstract class RealTroubleContract extends WorkersContract {

    private static final String FAILING = "WARNING projection \"orders\" has failed for ";
    private static final String OVER = "INFO projection \"orders\" works again";
    private static final int SEGMENTS = 2;
    private static final int ORDERS = 8;
    private static final int RETRIES = 2;

    private final LogRecorder recorder = new LogRecorder(System.Logger.Level.INFO);
    private final AtomicLong passed = new AtomicLong();

    /** One action of an administrator. Implemented by suites. */
    @FunctionalInterface
    public interface Action {
        /** Executes it. */
        void run() throws SQLException;
    }

    /**
     * Trouble that begins while a worker runs.
     *
     * @param name what happens, for failure messages
     * @param symptom a part of the message of the database
     * @param begin makes the user of the fixture fail to handle an event
     * @param end ends that, without repairing sessions
     * @param appends whether the owner can append meanwhile; if not, there is an event to handle after the beginning
     */
    public record Trouble(String name, String symptom, Action begin, Action end, boolean appends) {
        /** Trouble of the user of the fixture, while the owner can append. */
        public Trouble(String name, String symptom, Action begin, Action end) {
            this(name, symptom, begin, end, true);
        }
    }

    private @Nullable Connection holder;

    /** For suites. */
    protected RealTroubleContract() {}

    /** Begins a transaction of the owner with a statement that takes a lock; {@link #unlock} ends it. */
    protected final void lock(String sql) throws SQLException {
        Connection locking = fixture().owner().getConnection();
        holder = locking;
        locking.setAutoCommit(false);
        try (Statement statement = locking.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Rolls the transaction back that holds the lock. */
    protected final void unlock() throws SQLException {
        try (Connection locking = Objects.requireNonNull(holder, "holder")) {
            locking.rollback();
        }
    }

    /** The trouble that the database can be in. */
    protected abstract List<Trouble> troubles();

    /** Runs in each transaction of the handler, before the event is handled; does nothing by default. */
    protected void beforeEvent(Connection tx) throws SQLException {}

    /** Appends an event to each order, as the owner of the tables. */
    protected final void appendAsOwner() throws SQLException {
        Event[] events = new Event[ORDERS];
        for (int i = 0; i < ORDERS; i++) {
            events[i] = event("o-" + i);
        }
        Pupsourcing owner = Pupsourcing.create(fixture().owner());
        owner.inTransaction(tx -> {
            for (Event event : events) {
                owner.store().append(tx, ExpectedVersion.any(), event);
            }
            return tx;
        });
    }

    @Test
    void aWorkerOutlivesTrouble() throws Exception {
        appendAsOwner();
        try (Pool pool = Pool.of(Pool.Kind.HIKARI, fixture().dataSource(), 10);
                ProjectionWorker worker = worker(Pupsourcing.create(pool.dataSource()))) {
            worker.start();
            Waiting.until("the first events", this::isComplete, () -> situation(worker));
            int number = 0;
            for (Trouble trouble : troubles()) {
                outlive(worker, trouble, ++number);
            }
        }
    }

    private ProjectionWorker worker(Pupsourcing backend) {
        Projection projection = Projection.of("orders", ReadScope.all(), (tx, event) -> {
            beforeEvent(tx);
            model().handle(tx, event);
        });
        EngineOptions logged = options()
                .errorPolicy(ErrorPolicy.deadLetter()
                        .withRetries(Backoff.of(RETRIES, Duration.ofMillis(1), Duration.ofMillis(1))))
                .logger(recorder)
                .nanos(() -> System.nanoTime() + passed.get())
                .build();
        WorkerOptions.Builder sharing = sharing(SEGMENTS).lease(Duration.ofMinutes(2));
        return logged.worker(backend, projection, sharing).build();
    }

    private void outlive(ProjectionWorker worker, Trouble trouble, int number) throws SQLException {
        trouble.begin().run();
        try {
            if (trouble.appends()) {
                appendAsOwner();
            }
            awaitFailures(worker, trouble);
            passed.addAndGet(TimeUnit.SECONDS.toNanos(11));
            Waiting.until(
                    "a warning: " + trouble.name(),
                    () -> recorder.lines(FAILING).size() >= number,
                    () -> situation(worker));
        } finally {
            trouble.end().run();
        }
        Waiting.until("all events after: " + trouble.name(), this::isComplete, () -> situation(worker));
        Waiting.until(
                "the end of: " + trouble.name(), () -> recorder.lines(OVER).size() >= number, () -> situation(worker));
        Waiting.until("healthy segments", () -> isHealthy(worker), () -> situation(worker));
        assertNothingIsCharged(trouble);
    }

    /** Waits for more failures than the policy allows. */
    private void awaitFailures(ProjectionWorker worker, Trouble trouble) {
        Set<Throwable> failures = Collections.newSetFromMap(new IdentityHashMap<>());
        Waiting.until(
                trouble.name(),
                () -> {
                    worker.partitions()
                            .forEach(one -> one.lastError()
                                    .filter(failure -> hasSymptom(failure, trouble))
                                    .ifPresent(failures::add));
                    return failures.size() > SEGMENTS * (RETRIES + 1);
                },
                () -> situation(worker));
    }

    private static boolean hasSymptom(Throwable failure, Trouble trouble) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(trouble.symptom())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHealthy(ProjectionWorker worker) {
        List<PartitionStatus> partitions = worker.partitions();
        return partitions.size() == SEGMENTS
                && worker.failure().isEmpty()
                && partitions.stream().allMatch(one -> one.lastError().isEmpty());
    }

    private String situation(ProjectionWorker worker) {
        return worker.partitions() + " " + worker.failure() + " " + recorder.lines();
    }

    private boolean isComplete() {
        return model().has(placed().size());
    }

    private List<Long> placed() {
        try (Connection owner = fixture().owner().getConnection()) {
            return WholeLog.of(store(), owner).stream()
                    .map(PersistedEvent::position)
                    .toList();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void assertNothingIsCharged(Trouble trouble) throws SQLException {
        assertThat(model().positions()).as(trouble.name()).isEqualTo(placed());
        inTransaction(tx -> {
            assertThat(fixture().projections().deadLetters().list(tx, "orders", 100))
                    .as(trouble.name())
                    .isEmpty();
            assertThat(fixture().projections().parkedStreams().list(tx, "orders", 100))
                    .as(trouble.name())
                    .isEmpty();
            return tx;
        });
        assertThat(recorder.lines("INFO released")).as(trouble.name()).isEmpty();
    }
}
