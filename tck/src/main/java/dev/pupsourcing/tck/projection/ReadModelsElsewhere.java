// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.ReadModel;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.testkit.Waiting;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A projection whose read model and checkpoints are on a different server than the log. */
public final class ReadModelsElsewhere {

    private final Pupsourcing log;
    private final ProjectionHost backend;
    private final ReadModel model;

    /**
     * Creates a check.
     *
     * @param log the event store
     * @param models the database of the read model; its events are not used
     */
    public ReadModelsElsewhere(StoreFixture log, StoreFixture models) throws SQLException {
        this.log = Pupsourcing.create(log.dataSource());
        Pupsourcing there = Pupsourcing.create(models.dataSource());
        this.backend = ProjectionBackend.of(
                this.log.backend().log(), there.transactions(), there.backend().projectionStore());
        this.model = ReadModel.create(models.dataSource(), "elsewhere");
    }

    /** Runs a projection, stops and resumes it, and checks that every event has taken effect once. */
    public void run() throws Exception {
        List<Long> placed = place(40);
        for (int round = 0; round < 2; round++) {
            try (ProjectionRunner processor =
                    options().runner(backend, model.projection("elsewhere", ReadScope.all()))) {
                processor.start();
                Waiting.until("effects", () -> model.has(placed.size()), () -> processor.partitions() + "");
                placed.addAll(place(10));
                Waiting.until("more effects", () -> model.has(placed.size()), () -> processor.partitions() + "");
                assertThat(processor.stop(Duration.ofSeconds(60))).isTrue();
            }
        }
        assertThat(model.positions()).isEqualTo(placed);
        assertThat(ProjectionAdmin.of(backend).find("elsewhere")).isPresent();
        assertThat(ProjectionAdmin.of(log).find("elsewhere")).isEmpty();
    }

    private static EngineOptions options() {
        return EngineOptions.builder()
                .partitions(3)
                .batchSize(5)
                .pollInterval(Duration.ofMillis(10))
                .build();
    }

    private List<Long> place(int events) throws SQLException {
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            positions.addAll(log.append(ExpectedVersion.any(), StoreContract.event("o-" + i % 7))
                    .positions());
        }
        return positions;
    }
}
