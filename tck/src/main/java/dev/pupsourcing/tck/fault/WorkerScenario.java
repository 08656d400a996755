// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.fault;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.processing.WorkerOptions;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.SilentLogger;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.Tables;
import dev.pupsourcing.tck.fixture.Threads;
import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.transaction.Backoff;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A worker handles a log, with all its threads. After the fault it handles new events, or it reports a failure; and
 * another worker takes over.
 */
final class WorkerScenario implements Scenario {

    private static final int SEGMENTS = 2;
    private static final Duration LEASE = Duration.ofMillis(600);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Backoff QUICK = Backoff.of(4, Duration.ofMillis(1), Duration.ofMillis(2));

    private final StoreFixture fixture;
    private final FaultPoints points;
    private final Pupsourcing faulty;
    private final Pupsourcing sound;
    private final NotedEvents noted;
    private final AtomicInteger appended = new AtomicInteger();

    WorkerScenario(StoreFixture fixture, FaultPoints points) throws SQLException {
        this.fixture = fixture;
        this.points = points;
        this.sound = Pupsourcing.create(fixture.dataSource());
        this.faulty = Pupsourcing.create(Interception.of(fixture.dataSource(), points));
        this.noted = new NotedEvents(fixture);
        append(3);
    }

    private void append(int events) {
        for (int i = 0; i < events; i++) {
            int number = appended.incrementAndGet();
            sound.append(
                    ExpectedVersion.any(),
                    Event.builder(StreamId.of("Sales", "Order", "o-" + number % 5), "Placed")
                            .payload("{}")
                            .build());
        }
    }

    @Override
    public String name() {
        return "a worker";
    }

    private static String projection(int run) {
        return "run-" + run;
    }

    private ProjectionWorker worker(ProjectionHost backend, int run) {
        EngineOptions options = EngineOptions.builder()
                .pollInterval(Duration.ofMillis(5))
                .errorPolicy(ErrorPolicy.park().withRetries(QUICK))
                .logger(new SilentLogger())
                .build();
        return options.worker(
                        backend,
                        noted.projection(projection(run)),
                        WorkerOptions.builder()
                                .segments(SEGMENTS)
                                .lease(LEASE)
                                .heartbeat(Duration.ofMillis(20))
                                .rebalance(Duration.ofMillis(20)))
                .build();
    }

    @Override
    public void prepare(int run) {
        noted.heal(true);
    }

    @Override
    public void work(int run) throws Exception {
        try (ProjectionWorker worker = worker(faulty, run)) {
            worker.start();
            await(worker, run, points::fired);
            append(1);
            await(worker, run, () -> false);
            worker.stop(SOON);
        }
    }

    /** A condition under which waiting cannot help. */
    private interface Reason {
        boolean holds();
    }

    /** A worker that neither works nor reports a failure only looks healthy. */
    private void await(ProjectionWorker worker, int run, Reason reason) {
        Waiting.until(
                "the effect of all events, or a failure",
                () -> reason.holds() || hasAll(run) || worker.failure().isPresent() || !worker.isRunning(),
                () -> worker.status() + "\n" + Threads.ofLibrary());
    }

    private boolean hasAll(int run) {
        try {
            int handled = noted.positions(projection(run)).size();
            return handled >= appended.get() || handled + parked(run) >= appended.get();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The number of events that wait because the fault was attributed to them. */
    private int parked(int run) throws SQLException {
        try (Connection connection = fixture.dataSource().getConnection()) {
            return Tables.waiting(fixture, connection, projection(run));
        }
    }

    @Override
    public void check(int run) throws Exception {
        append(1);
        try (ProjectionWorker worker = worker(sound, run)) {
            worker.start();
            await(worker, run, () -> false);
            worker.stop(SOON);
        }
        noted.checkAccounts(projection(run));
    }
}
