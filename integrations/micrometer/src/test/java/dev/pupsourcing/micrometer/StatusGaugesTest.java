// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import static dev.pupsourcing.micrometer.TestStore.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionOptions;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.ReadModels;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.testkit.Waiting;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gauges of the status. */
class StatusGaugesTest {

    private static final Duration INTERVAL = PupsourcingMetrics.DEFAULT_STATUS_INTERVAL;

    @TempDir
    Path folder;

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final PupsourcingMetrics metrics = PupsourcingMetrics.of(registry);
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicBoolean down = new AtomicBoolean();
    private Pupsourcing pupsourcing;

    @BeforeEach
    void open() throws SQLException {
        pupsourcing = Pupsourcing.create(counting(TestStore.in(folder)));
    }

    private void appendAt(String stream, String type, Instant createdAt) {
        pupsourcing.append(
                ExpectedVersion.any(),
                Event.builder(order(stream), type).createdAt(createdAt).build());
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.wallTime());
    }

    private double value(String name, String projection) {
        return registry.get(name).tag("projection", projection).gauge().value();
    }

    private double phase(String projection, String phase) {
        return registry.get("pupsourcing.projection.phase")
                .tags("projection", projection, "phase", phase)
                .gauge()
                .value();
    }

    /** The interval has passed, and a gauge was used, which reads the status again. */
    private void nextRead() {
        clock.add(INTERVAL);
        registry.get("pupsourcing.log.position").gauge().value();
    }

    @Test
    void lagIsTheDistanceToTheEndAndTheAgeOfTheFirstEventThatIsNotHandled() throws Exception {
        clock.add(Duration.ofDays(20_000));
        appendAt("1", "Placed", now());
        Projection orders = Projection.of("orders", (tx, event) -> {});
        try (ProjectionRunner runner = ProjectionRunner.of(pupsourcing, orders)) {
            runner.runOnce();
            metrics.bindTo(pupsourcing, runner);
        }
        assertThat(value("pupsourcing.projection.lag", "orders")).isZero();
        assertThat(value("pupsourcing.projection.lag.age", "orders")).isZero();

        appendAt("1", "Paid", now().minusSeconds(300));
        appendAt("2", "Placed", now());
        nextRead();

        assertThat(value("pupsourcing.projection.lag", "orders")).isEqualTo(2);
        assertThat(value("pupsourcing.projection.lag.age", "orders")).isEqualTo(300 + INTERVAL.toSeconds());
        assertThat(registry.get("pupsourcing.log.position").gauge().value()).isEqualTo(3);
    }

    @Test
    void anEventFromTheFutureHasNoAge() {
        appendAt("1", "Placed", Instant.parse("2100-01-01T00:00:00Z"));
        startAndStop(Projection.of("orders", (tx, event) -> {}), ProjectionOptions.defaults(), 0);
        metrics.bindTo(pupsourcing);

        assertThat(value("pupsourcing.projection.lag", "orders")).isEqualTo(1);
        assertThat(value("pupsourcing.projection.lag.age", "orders")).isZero();
    }

    @Test
    void theDatabaseIsReadOncePerIntervalHoweverManyGaugesThereAre() {
        IntStream.range(0, 20)
                .forEach(i -> startAndStop(
                        Projection.of("projection-" + i, (tx, event) -> {}), ProjectionOptions.defaults(), 0));
        metrics.bindTo(pupsourcing);
        int before = connections.get();

        readAll();
        assertThat(connections).hasValue(before);

        clock.add(INTERVAL);
        readAll();
        int perRead = connections.get() - before;
        assertThat(perRead).isBetween(1, 3);
    }

    @Test
    void anUnreachableDatabaseMakesTheGaugesUnknownUntilItIsBack() {
        startAndStop(Projection.of("orders", (tx, event) -> {}), ProjectionOptions.defaults(), 0);
        metrics.bindTo(pupsourcing);
        down.set(true);
        nextRead();

        assertThat(value("pupsourcing.projection.lag", "orders")).isNaN();
        assertThat(registry.get("pupsourcing.log.position").gauge().value()).isNaN();

        down.set(false);
        nextRead();
        assertThat(value("pupsourcing.projection.lag", "orders")).isZero();
    }

    @Test
    void parkedStreamsAndDeadLettersAreCounted() {
        appendAt("1", "Placed", Instant.now());
        appendAt("2", "Placed", Instant.now());
        Projection parking = failing("parking");
        Projection dying = failing("dying");
        startAndStop(
                parking,
                ProjectionOptions.builder().errorPolicy(ErrorPolicy.park()).build(),
                2);
        startAndStop(
                dying,
                ProjectionOptions.builder()
                        .errorPolicy(ErrorPolicy.deadLetter())
                        .build(),
                2);
        metrics.bindTo(pupsourcing);

        assertThat(value("pupsourcing.projection.parked", "parking")).isEqualTo(2);
        assertThat(value("pupsourcing.projection.dead", "parking")).isZero();
        assertThat(value("pupsourcing.projection.parked", "dying")).isZero();
        assertThat(value("pupsourcing.projection.dead", "dying")).isEqualTo(2);
    }

    @Test
    void projectionsThatAppearAndDisappearDoSoInTheGauges() {
        metrics.bindTo(pupsourcing);
        startAndStop(Projection.of("orders", (tx, event) -> {}), ProjectionOptions.defaults(), 0);
        nextRead();
        assertThat(value("pupsourcing.projection.lag", "orders")).isZero();

        ProjectionAdmin.of(pupsourcing).forget("orders");
        nextRead();
        assertThat(registry.find("pupsourcing.projection.lag").gauge()).isNull();
    }

    @Test
    void phasesAreThoseOfThePartitionsHere() throws Exception {
        appendAt("1", "Placed", Instant.now());
        Projection orders = Projection.of("orders", (tx, event) -> {});
        try (ProjectionRunner runner = ProjectionRunner.of(pupsourcing, orders)) {
            metrics.bindTo(pupsourcing, runner);
            runner.start();
            Waiting.until(
                    "the end of the log",
                    () -> runner.partitions().stream().anyMatch(one -> one.phase() == PartitionStatus.Phase.CAUGHT_UP));
            nextRead();
            assertThat(phase("orders", "caught_up")).isEqualTo(1);
            assertThat(phase("orders", "stopped")).isZero();

            assertThat(runner.stop(Duration.ofSeconds(60))).isTrue();
            assertThat(phase("orders", "caught_up")).isZero();
            assertThat(phase("orders", "stopped")).isEqualTo(1);
        }
    }

    @Test
    void aProjectionThatWasResetReplaysUntilItIsBackWhereItWas() throws Exception {
        appendAt("1", "Placed", Instant.now());
        AtomicBoolean full = new AtomicBoolean();
        Projection orders = Projection.builder("orders")
                .otherwise((tx, event) -> failIf(full))
                .onClear(tx -> {})
                .build();
        try (ProjectionRunner runner = ProjectionRunner.of(pupsourcing, orders)) {
            metrics.bindTo(pupsourcing, runner);
            runner.runOnce();
            nextRead();
            assertThat(phase("orders", "replaying")).isZero();

            ProjectionAdmin.of(pupsourcing).reset(orders);
            full.set(true);
            runner.start();
            Waiting.until(
                    "a failure",
                    () -> runner.partitions().stream().anyMatch(one -> one.phase() == PartitionStatus.Phase.RETRYING));
            nextRead();
            assertThat(phase("orders", "replaying")).isEqualTo(1);

            full.set(false);
            long end = pupsourcing.log().latestPosition();
            assertThat(ReadModels.of(pupsourcing).await("orders", end, Duration.ofSeconds(60)))
                    .isTrue();
            nextRead();
            assertThat(phase("orders", "replaying")).isZero();
        }
    }

    /** A full disk is a failure of the environment, so that the projection waits outside a transaction. */
    private static void failIf(AtomicBoolean full) throws SQLException {
        if (full.get()) {
            throw new SQLException("the database or disk is full", null, 13);
        }
    }

    @Test
    void aNewProjectionReplaysThePast() {
        Replays replays = new Replays();

        assertThat(replays.replays("new", 0, 5)).isTrue();
        assertThat(replays.replays("new", 4, 9)).isTrue();
        assertThat(replays.replays("new", 5, 9)).isFalse();
        assertThat(replays.replays("known", 7, 9)).isFalse();
    }

    @Test
    void closingRemovesTheGauges() {
        startAndStop(Projection.of("orders", (tx, event) -> {}), ProjectionOptions.defaults(), 0);
        metrics.bindTo(pupsourcing);
        assertThat(registry.getMeters()).isNotEmpty();

        metrics.close();
        assertThat(registry.getMeters()).isEmpty();
    }

    private void readAll() {
        registry.getMeters().forEach(meter -> ((Gauge) meter).value());
    }

    private static Projection failing(String name) {
        return Projection.of(name, (tx, event) -> {
            throw new IllegalStateException("cannot handle it");
        });
    }

    private void startAndStop(Projection projection, ProjectionOptions options, long until) {
        try (ProjectionRunner runner =
                ProjectionRunner.builder(pupsourcing).add(projection, options).build()) {
            runner.runUntil(until);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A data source that counts its connections, and refuses them while the database is down. */
    private DataSource counting(DataSource target) {
        return Interception.proxy(DataSource.class, (method, arguments) -> {
            if (down.get()) {
                throw new SQLException("the database is down", "08001");
            }
            connections.incrementAndGet();
            return method.invoke(target, arguments);
        });
    }
}
