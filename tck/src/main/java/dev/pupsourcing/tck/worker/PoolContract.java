// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.LogRecorder;
import dev.pupsourcing.tck.fixture.ReadModel;
import dev.pupsourcing.tck.fixture.WorkersContract;
import dev.pupsourcing.testkit.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Pools of the minimum size, or smaller; a subclass for each kind of pool. Needs HikariCP and Agroal on the class path.
 *
 * <p>Two projections are so far apart that each needs a reader, so that readers hold two connections.
 */
public abstract class PoolContract extends WorkersContract {

    private static final int PAGE = 2;
    private static final int EVENTS = 60;

    /** The clock of a run that has too few connections: it reacts to a long wait in a fraction of the usual time. */
    private static final int SPEED = 10;

    private final Pool.Kind kind;
    private final LogRecorder log = new LogRecorder(System.Logger.Level.INFO);
    private @Nullable ReadModel lateModel;

    private PoolContract(Pool.Kind kind) {
        this.kind = kind;
    }

    /** Small pools of HikariCP, which tests idle connections before it lends them. */
    public abstract static class Hikari extends PoolContract {

        /** For suites. */
        protected Hikari() {
            super(Pool.Kind.HIKARI);
        }
    }

    /** Small pools of Agroal, which lends connections untested. */
    public abstract static class Agroal extends PoolContract {

        /** For suites. */
        protected Agroal() {
            super(Pool.Kind.AGROAL);
        }
    }

    /** Small pools that wait for a connection without a limit. */
    public abstract static class Patient extends PoolContract {

        /** For suites. */
        protected Patient() {
            super(Pool.Kind.PATIENT);
        }
    }

    @BeforeEach
    final void makeOneProjectionLate() throws SQLException, InterruptedException {
        lateModel = ReadModel.create(fixture().dataSource(), "late");
        place(EVENTS, 7);
        processor(orders(), small()).runOnce();
    }

    private ReadModel late() {
        return Objects.requireNonNull(lateModel, "lateModel");
    }

    private EngineOptions small() {
        return small(1);
    }

    private EngineOptions small(int speed) {
        return options()
                .pageSize(PAGE)
                .batchSize(PAGE)
                .logger(log)
                .nanos(() -> speed * System.nanoTime())
                .build();
    }

    private ProjectionRunner runner(Pool pool, int speed) {
        return ProjectionRunner.builder(Pupsourcing.create(pool.dataSource()))
                .add(orders(), small().projection())
                .add(late().projection("late", ReadScope.all()), small().projection())
                .options(small(speed).runner())
                .build();
    }

    /** A pool whose callers do not wait for long. */
    private Pool tight(int size) throws SQLException {
        return Pool.of(kind, fixture().dataSource(), size, Pool.SHORTEST_TIMEOUT);
    }

    private void awaitAll(int events) {
        Waiting.until(
                "all events in both",
                () -> model().has(events) && late().has(events),
                () -> String.valueOf(log.lines()));
    }

    private List<String> warnings() {
        return log.lines("WARNING").stream()
                .filter(line -> line.contains("connections for this run"))
                .toList();
    }

    private ProjectionWorker worker(Pool pool, int speed) {
        return join(ProjectionWorker.builder(Pupsourcing.create(pool.dataSource()))
                .add(orders(), small().projection())
                .add(late().projection("late", ReadScope.all()), small().projection())
                .options(small(speed).worker(sharing(1).lease(Duration.ofSeconds(speed)))));
    }

    /** Both readers and no batch fit into the pool. */
    @Test
    void aRunnerMakesDoWithTwoConnections() throws Exception {
        try (Pool pool = tight(2);
                ProjectionRunner runner = runner(pool, SPEED)) {
            runner.start();
            awaitAll(EVENTS);
            place(EVENTS, 7);
            awaitAll(2 * EVENTS);
            assertThat(runner.stop(SOON)).isTrue();
        }
        assertThat(warnings())
                .singleElement()
                .asString()
                .contains(
                        "for projections [orders, late], while 2 connections are held to read the log and 0 for heartbeats")
                .contains("must have at least 2 connections for this run, and should have 3 or more");
    }

    /** Both readers and the heartbeats, and no batch, fit into the pool. */
    @Test
    void aWorkerMakesDoWithThreeConnections() throws Exception {
        try (Pool pool = tight(3)) {
            ProjectionWorker worker = worker(pool, SPEED);
            Waiting.until("a share", () -> !worker.status().segments().isEmpty());
            List<Long> tokens = leases().stream().map(Lease::token).toList();
            awaitAll(EVENTS);
            place(EVENTS, 7);
            awaitAll(2 * EVENTS);
            assertThat(leases()).extracting(Lease::token).isEqualTo(tokens);
            assertThat(worker.stop(SOON)).isTrue();
            assertThat(warnings())
                    .singleElement()
                    .asString()
                    .contains("for worker \"" + worker.name())
                    .contains("and 1 for heartbeats")
                    .contains("must have at least 3 connections for this run, and should have 4 or more");
        }
    }

    /** Whether it can work depends on the database; on all databases it reports its needs and can be stopped. */
    @Test
    void oneConnectionIsReported() throws Exception {
        try (Pool pool = tight(1);
                ProjectionRunner runner = runner(pool, SPEED)) {
            runner.start();
            awaitWarning("at least 2 connections for this run");
            assertThat(runner.stop(SOON)).isTrue();
        }
    }

    @Test
    void aWorkerWithTwoConnectionsReportsIt() throws Exception {
        try (Pool pool = tight(2)) {
            ProjectionWorker worker = worker(pool, SPEED);
            awaitWarning("at least 3 connections for this run");
            assertThat(worker.stop(SOON)).isTrue();
        }
    }

    private void awaitWarning(String text) {
        Waiting.until(
                "a warning with: " + text,
                () -> warnings().stream().anyMatch(line -> line.contains(text)),
                () -> String.valueOf(log.lines()));
    }

    @Test
    void enoughConnectionsNeedNoWarning() throws Exception {
        try (Pool pool = Pool.of(kind, fixture().dataSource(), 4)) {
            try (ProjectionRunner runner = runner(pool, 1)) {
                runner.runOnce();
            }
            ProjectionWorker worker = worker(pool, 1);
            place(EVENTS, 7);
            awaitAll(2 * EVENTS);
            assertThat(worker.stop(SOON)).isTrue();
        }
        assertThat(warnings()).isEmpty();
    }

    /** A pool without a time-out lets callers wait instead. */
    @Test
    void anExhaustedPoolIsTransientAndReported() throws Exception {
        try (Pool pool = tight(1)) {
            Pupsourcing facade = Pupsourcing.create(pool.dataSource());
            try (Connection taken = pool.dataSource().getConnection()) {
                assertThat(taken.isClosed()).isFalse();
                if (kind != Pool.Kind.PATIENT) {
                    assertExhausted(facade);
                }
            }
            assertThat(facade.append(ExpectedVersion.any(), event("o-1")).positions())
                    .hasSize(1);
        }
    }

    private static void assertExhausted(Pupsourcing facade) {
        StoreAccessException refused = catchThrowableOfType(
                StoreAccessException.class, () -> facade.append(ExpectedVersion.any(), event("o-1")));
        assertThat(refused.reason()).isEqualTo(Reason.EXHAUSTED);
        assertThat(refused.isTransient()).isTrue();
        assertThat(refused).hasMessageContaining("enlarge the pool, or find out what holds its connections");
    }
}
