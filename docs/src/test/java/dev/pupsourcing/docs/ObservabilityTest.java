// SPDX-License-Identifier: MIT
package dev.pupsourcing.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.micrometer.PupsourcingMetrics;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.opentelemetry.PupsourcingTracing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.processing.ReadModels;
import dev.pupsourcing.processing.WorkerOptions;
import dev.pupsourcing.projection.Projection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of docs/observability.md, and what docs/frameworks.md says about Log4j. */
class ObservabilityTest {

    private static final Pattern ROW = Pattern.compile("^\\| `(pupsourcing\\.[a-z.]+)` \\|", Pattern.MULTILINE);

    @RegisterExtension
    static final OpenTelemetryExtension OTEL = OpenTelemetryExtension.create();

    @TempDir
    Path folder;

    private DataSource dataSource;

    @BeforeEach
    void createTables() throws SQLException {
        dataSource = new DriverManagerDataSource("jdbc:sqlite:" + folder.resolve("events.db"), null, null);
        try (Connection connection = dataSource.getConnection()) {
            Schema.of(connection).apply(connection);
        }
    }

    private static Event placed(String id) {
        return Event.builder(StreamId.of("Sales", "Order", id), "OrderPlaced").build();
    }

    @Test
    void measuresAndTraces() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        OpenTelemetry openTelemetry = OTEL.getOpenTelemetry();
        Projection orders = Projection.of("orders", (tx, event) -> {});
        // region metrics
        PupsourcingMetrics metrics = PupsourcingMetrics.of(registry);
        Pupsourcing measured = Pupsourcing.create(dataSource).withStore(metrics::decorate);
        ProjectionWorker worker = ProjectionWorker.builder(measured)
                .add(orders)
                .options(WorkerOptions.builder().listener(metrics.listener()).build())
                .build();
        metrics.bindTo(measured, worker);
        // endregion
        worker.close();
        // region traces
        PupsourcingTracing tracing = PupsourcingTracing.of(openTelemetry);
        Pupsourcing pupsourcing = measured.withStore(tracing::decorate);
        WorkerOptions options = WorkerOptions.builder()
                .listener(metrics.listener())
                .listener(tracing.listener())
                .build();
        // endregion
        long position =
                pupsourcing.append(ExpectedVersion.noStream(), placed("1")).lastPosition();
        try (ProjectionWorker both = ProjectionWorker.builder(pupsourcing)
                .add(orders)
                .options(options)
                .build()) {
            both.start();
            assertThat(ReadModels.of(pupsourcing).await("orders", position, Duration.ofSeconds(60)))
                    .isTrue();
        }

        assertThat(registry.get("pupsourcing.append")
                        .tag("outcome", "stored")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("pupsourcing.projection.events").counter().count())
                .isEqualTo(1);
        assertThat(OTEL.getSpans()).extracting(span -> span.getName()).contains("append Sales.Order", "process orders");
    }

    /** log4j-jpl is on the class path of these tests, and log4j2-test.xml writes to a file. */
    @Test
    void linesGoToLog4j() throws Exception {
        Projection logged = Projection.of("logged", (tx, event) -> {});
        try (ProjectionRunner runner = ProjectionRunner.of(Pupsourcing.create(dataSource), logged)) {
            runner.start();
        }

        assertThat(Files.readString(Path.of("target/log4j.log")))
                .contains("INFO dev.pupsourcing.processing projections [logged] started");
    }

    @Test
    void thePageListsAllMeters() throws IOException {
        String page = Files.readString(Path.of("observability.md"));
        List<String> meters = Files.readAllLines(Path.of("../integrations/micrometer/meters.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ")[0])
                .toList();

        assertThat(ROW.matcher(page).results().map(row -> row.group(1))).containsExactlyInAnyOrderElementsOf(meters);
    }
}
