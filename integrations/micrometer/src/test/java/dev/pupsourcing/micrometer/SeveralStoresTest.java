// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import static dev.pupsourcing.micrometer.TestStore.event;
import static dev.pupsourcing.micrometer.TestStore.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.RunnerOptions;
import dev.pupsourcing.projection.Projection;
import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The meters of several event stores in one registry. */
class SeveralStoresTest {

    @TempDir
    Path folder;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private Pupsourcing sales;
    private Pupsourcing billing;

    @BeforeEach
    void open() throws Exception {
        sales = Pupsourcing.create(TestStore.in(Files.createDirectory(folder.resolve("sales"))));
        billing = Pupsourcing.create(TestStore.in(Files.createDirectory(folder.resolve("billing"))));
        sales.append(ExpectedVersion.any(), event(order("1"), "Placed"), event(order("1"), "Paid"));
    }

    private PupsourcingMetrics named(String store) {
        return PupsourcingMetrics.builder(registry).store(store).build();
    }

    private void run(PupsourcingMetrics metrics, Pupsourcing store) throws Exception {
        Pupsourcing measured = store.withStore(metrics::decorate);
        measured.append(ExpectedVersion.any(), event(order("2"), "Placed"));
        measured.readStream(order("2"));
        try (ProjectionRunner runner = ProjectionRunner.builder(measured)
                .add(Projection.of("orders", (tx, event) -> {}))
                .options(RunnerOptions.builder().listener(metrics.listener()).build())
                .build()) {
            runner.runOnce();
            metrics.bindTo(measured, runner);
        }
    }

    @Test
    void namedStoresHaveMetersForThemselves() throws Exception {
        run(named("sales"), sales);
        run(named("billing"), billing);

        assertThat(position("sales")).isEqualTo(3);
        assertThat(position("billing")).isEqualTo(1);
        for (String meter : List.of("pupsourcing.append.events", "pupsourcing.projection.events")) {
            assertThat(registry.get(meter).tag("store", "billing").counter().count())
                    .as(meter)
                    .isEqualTo(1);
        }
        assertThat(registry.getMeters().stream().map(Meter::getId))
                .isNotEmpty()
                .allMatch(id -> id.getTag("store") != null);
        assertThat(registry.scrape())
                .contains("pupsourcing_projection_lag_events{projection=\"orders\",store=\"billing\"}");
    }

    private double position(String store) {
        return registry.get("pupsourcing.log.position")
                .tag("store", store)
                .gauge()
                .value();
    }

    @Test
    void aSecondStoreWithTheSameGaugesIsRefused() {
        PupsourcingMetrics first = PupsourcingMetrics.of(registry);
        first.bindTo(sales);

        for (PupsourcingMetrics second : List.of(PupsourcingMetrics.of(registry), named("billing"))) {
            assertThatThrownBy(() -> second.bindTo(billing))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("each event store in one registry must have its own name")
                    .hasMessageContaining("PupsourcingMetrics.builder(registry).store(...)");
        }
        first.close();
        named("sales").bindTo(sales);
        assertThatThrownBy(() -> named("sales").bindTo(billing)).hasMessageContaining("this one (\"sales\")");
        named("billing").bindTo(billing);
        assertThat(position("billing")).isZero();
    }

    @Test
    void aNameMustNotBeBlank() {
        assertThatThrownBy(() -> named(" ")).hasMessage("store must be a name, was \" \"");
    }
}
