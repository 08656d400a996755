// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import static dev.pupsourcing.micrometer.TestStore.event;
import static dev.pupsourcing.micrometer.TestStore.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionOptions;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.processing.ReadModels;
import dev.pupsourcing.processing.RunnerOptions;
import dev.pupsourcing.processing.WorkerOptions;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The meters of runners and workers. */
class ListenerMetersTest {

    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PupsourcingMetrics metrics = PupsourcingMetrics.of(registry);
    private Pupsourcing pupsourcing;

    @BeforeEach
    void open() throws SQLException {
        pupsourcing = Pupsourcing.create(TestStore.in(folder));
        for (String id : new String[] {"1", "2", "3"}) {
            pupsourcing.append(ExpectedVersion.noStream(), event(order(id), "Placed"));
        }
    }

    private void run(Projection projection, ProjectionOptions options) throws InterruptedException {
        try (ProjectionRunner runner = ProjectionRunner.builder(pupsourcing)
                .add(projection, options)
                .options(RunnerOptions.builder().listener(metrics.listener()).build())
                .build()) {
            runner.runOnce();
        }
    }

    private static Projection failingAt(String id) {
        return Projection.of("orders", (tx, event) -> {
            if (event.aggregateId().equals(id)) {
                throw new IllegalStateException("cannot handle it");
            }
        });
    }

    private double events() {
        return registry.get("pupsourcing.projection.events")
                .tag("projection", "orders")
                .counter()
                .count();
    }

    private long batches(String outcome) {
        return registry.get("pupsourcing.projection.batch")
                .tags("projection", "orders", "outcome", outcome)
                .timer()
                .count();
    }

    private double failures(String action) {
        return registry.get("pupsourcing.projection.failures")
                .tags("projection", "orders", "action", action)
                .counter()
                .count();
    }

    private double leases(String change) {
        return registry.get("pupsourcing.lease.changes")
                .tags("projection", "orders", "change", change)
                .counter()
                .count();
    }

    @Test
    void handledBatchesAreTimedAndTheirEventsCounted() throws Exception {
        run(failingAt("none"), ProjectionOptions.defaults());

        assertThat(batches("handled")).isEqualTo(1);
        assertThat(events()).isEqualTo(3);
        assertThat(registry.get("pupsourcing.projection.batch")
                        .tag("outcome", "handled")
                        .timer()
                        .totalTime(TimeUnit.NANOSECONDS))
                .isPositive();
        assertThat(batches("failed")).isZero();
        assertThat(failures("stop")).isZero();
    }

    @Test
    void failuresAreCountedByWhatWasDone() throws Exception {
        run(
                failingAt("2"),
                ProjectionOptions.builder().errorPolicy(ErrorPolicy.park()).build());

        assertThat(failures("park")).isEqualTo(1);
        assertThat(failures("retry")).isPositive();
        assertThat(batches("failed")).isPositive();
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void aStopIsCounted() {
        assertThatThrownBy(() -> run(failingAt("2"), ProjectionOptions.defaults()))
                .isInstanceOf(ProjectionStoppedException.class);

        assertThat(failures("stop")).isEqualTo(1);
    }

    @Test
    void leasesAreCounted() throws Exception {
        try (ProjectionWorker worker = ProjectionWorker.builder(pupsourcing)
                .add(failingAt("none"))
                .options(WorkerOptions.builder()
                        .segments(2)
                        .listener(metrics.listener())
                        .build())
                .build()) {
            worker.start();
            assertThat(ReadModels.of(pupsourcing).await("orders", 3, Duration.ofSeconds(60)))
                    .isTrue();
        }

        assertThat(leases("acquired")).isEqualTo(2);
        assertThat(leases("released")).isEqualTo(2);
        assertThat(leases("lost")).isZero();
    }
}
