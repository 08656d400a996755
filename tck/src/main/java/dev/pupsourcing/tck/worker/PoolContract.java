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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Pools of the minimum size, or smaller. Needs HikariCP and Agroal on the class path.
 *
 * <p>Two projections are so far apart that each needs a reader, so that readers hold two connections.
 */
public abstract class PoolContract extends WorkersContract {

    private static final int PAGE = 2;
    private static final int EVENTS = 60;

    private final LogRecorder log = new LogRecorder(System.Logger.Level.INFO);
    private @Nullable ReadModel lateModel;

    /** For suites. */
    protected PoolContract() {}

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
        return options().pageSize(PAGE).batchSize(PAGE).logger(log).build();
    }

    private ProjectionRunner runner(Pool pool) {
        return ProjectionRunner.builder(Pupsourcing.create(pool.dataSource()))
                .add(orders(), small().projection())
                .add(late().projection("late", ReadScope.all()), small().projection())
                .options(small().runner())
                .build();
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

    private ProjectionWorker worker(Pool pool) {
        return join(ProjectionWorker.builder(Pupsourcing.create(pool.dataSource()))
                .add(orders(), small().projection())
                .add(late().projection("late", ReadScope.all()), small().projection())
                .options(small().worker(sharing(1))));
    }

    /** Both readers and no batch fit into the pool. */
    @ParameterizedTest
    @EnumSource
    void aRunnerMakesDoWithTwoConnections(Pool.Kind kind) throws Exception {
        try (Pool pool = Pool.of(kind, fixture().dataSource(), 2);
                ProjectionRunner runner = runner(pool)) {
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
    @ParameterizedTest
    @EnumSource
    void aWorkerMakesDoWithThreeConnections(Pool.Kind kind) throws Exception {
        try (Pool pool = Pool.of(kind, fixture().dataSource(), 3)) {
            ProjectionWorker worker = worker(pool);
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
                    .contains("for worker " + worker.name())
                    .contains("and 1 for heartbeats")
                    .contains("must have at least 3 connections for this run, and should have 4 or more");
        }
    }

    /** Whether it can work depends on the database; on all databases it reports its needs and can be stopped. */
    @ParameterizedTest
    @EnumSource
    void oneConnectionIsReported(Pool.Kind kind) throws Exception {
        try (Pool pool = Pool.of(kind, fixture().dataSource(), 1);
                ProjectionRunner runner = runner(pool)) {
            runner.start();
            awaitWarning("at least 2 connections for this run");
            assertThat(runner.stop(SOON)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWorkerWithTwoConnectionsReportsIt(Pool.Kind kind) throws Exception {
        try (Pool pool = Pool.of(kind, fixture().dataSource(), 2)) {
            ProjectionWorker worker = worker(pool);
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

    @ParameterizedTest
    @EnumSource
    void enoughConnectionsNeedNoWarning(Pool.Kind kind) throws Exception {
        try (Pool pool = Pool.of(kind, fixture().dataSource(), 4)) {
            try (ProjectionRunner runner = runner(pool)) {
                runner.runOnce();
            }
            ProjectionWorker worker = worker(pool);
            place(EVENTS, 7);
            awaitAll(2 * EVENTS);
            assertThat(worker.stop(SOON)).isTrue();
        }
        assertThat(warnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PATIENT")
    void anExhaustedPoolIsTransientAndReported(Pool.Kind kind) throws Exception {
        try (Pool pool = Pool.of(kind, fixture().dataSource(), 1)) {
            Pupsourcing facade = Pupsourcing.create(pool.dataSource());
            try (Connection taken = pool.dataSource().getConnection()) {
                assertThat(taken.isClosed()).isFalse();
                StoreAccessException refused = catchThrowableOfType(
                        StoreAccessException.class, () -> facade.append(ExpectedVersion.any(), event("o-1")));
                assertThat(refused.reason()).isEqualTo(Reason.EXHAUSTED);
                assertThat(refused.isTransient()).isTrue();
                assertThat(refused).hasMessageContaining("enlarge the pool, or find out what holds its connections");
            }
            assertThat(facade.append(ExpectedVersion.any(), event("o-1")).positions())
                    .hasSize(1);
        }
    }
}
