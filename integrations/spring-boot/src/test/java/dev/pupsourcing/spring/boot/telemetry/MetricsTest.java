// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.micrometer.PupsourcingMetrics;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.status.ProcessingListener;
import dev.pupsourcing.spring.EventStoreDecorator;
import dev.pupsourcing.spring.boot.Contexts;
import dev.pupsourcing.spring.boot.TestServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** Metrics switch themselves on, and are never needed. */
class MetricsTest {

    /** Without a meter registry. */
    private static ApplicationContextRunner without(TestServer server) {
        return Contexts.on(server.database())
                .withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class))
                .withBean(Projection.class, () -> Projection.of("orders", (tx, event) -> {}));
    }

    private static ApplicationContextRunner with(TestServer server) {
        return without(server)
                .withConfiguration(AutoConfigurations.of(
                        org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration.class,
                        CompositeMeterRegistryAutoConfiguration.class,
                        SimpleMetricsExportAutoConfiguration.class));
    }

    @ParameterizedTest
    @EnumSource
    void measureAppendsReadsAndProjections(TestServer server) {
        with(server).run(context -> {
            assertThat(context).hasNotFailed();
            MeterRegistry registry = context.getBean(MeterRegistry.class);

            Orders.place(context, "one");
            Contexts.awaitHandled(context, "orders");

            assertThat(registry.get("pupsourcing.append")
                            .tag("outcome", "stored")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("pupsourcing.projection.events").counter().count())
                    .isEqualTo(1);
            assertThat(registry.get("pupsourcing.projection.batch")
                            .tag("outcome", "handled")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("pupsourcing.lease.changes")
                            .tag("change", "acquired")
                            .counter()
                            .count())
                    .isPositive();
            assertThat(registry.find("pupsourcing.log.position").gauge()).isNotNull();
        });
    }

    @Test
    void gaugesAreThereFromTheStartAndEndWithTheContext() {
        MeterRegistry[] registry = new MeterRegistry[1];
        with(TestServer.POSTGRES)
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .withPropertyValues("pupsourcing.projections.auto-startup=false")
                .run(context -> {
                    registry[0] = context.getBean(MeterRegistry.class);
                    assertThat(registry[0]
                                    .get("pupsourcing.log.position")
                                    .gauge()
                                    .value())
                            .isZero();
                });
        assertThat(registry[0].find("pupsourcing.log.position").gauge()).isNull();
    }

    @Test
    void propertiesChangeTheMeters() {
        with(TestServer.POSTGRES)
                .withPropertyValues("pupsourcing.metrics.store=sales", "pupsourcing.metrics.event-types=5")
                .run(context -> {
                    Orders.place(context, "one");
                    assertThat(context.getBean(MeterRegistry.class)
                                    .get("pupsourcing.append.events")
                                    .tags("store", "sales", "event.type", "OrderPlaced")
                                    .counter()
                                    .count())
                            .isEqualTo(1);
                });
        with(TestServer.POSTGRES)
                .withPropertyValues("pupsourcing.metrics.status-interval=1s")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("pupsourcing.metrics.status-interval must be at least 5 s, was PT1S"));
    }

    @Test
    void severalRegistriesAreUsedTogether() {
        with(TestServer.POSTGRES)
                .withBean("first", SimpleMeterRegistry.class, SimpleMeterRegistry::new)
                .withBean("second", SimpleMeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> {
                    Orders.place(context, "one");
                    for (String name : List.of("first", "second")) {
                        MeterRegistry registry = context.getBean(name, MeterRegistry.class);
                        assertThat(registry.get("pupsourcing.append.events")
                                        .counter()
                                        .count())
                                .as(name)
                                .isEqualTo(1);
                    }
                });
    }

    @Test
    void theApplicationsMetersWin() {
        SimpleMeterRegistry own = new SimpleMeterRegistry();
        with(TestServer.POSTGRES)
                .withBean(PupsourcingMetrics.class, () -> PupsourcingMetrics.of(own))
                .run(context -> {
                    Orders.place(context, "one");
                    assertThat(own.get("pupsourcing.append.events").counter().count())
                            .isEqualTo(1);
                    assertThat(context.getBean(MeterRegistry.class)
                                    .find("pupsourcing.append.events")
                                    .counter())
                            .isNull();
                });
    }

    @Test
    void nothingIsMeasuredIfItIsSwitchedOffOrSomethingIsMissing() {
        assertAbsent(with(TestServer.POSTGRES).withPropertyValues("pupsourcing.metrics.enabled=false"));
        assertAbsent(without(TestServer.POSTGRES));
        for (String missing : List.of("dev.pupsourcing.micrometer", "io.micrometer")) {
            assertAbsent(Contexts.on(TestServer.POSTGRES.database())
                    .withUserConfiguration(Everything.class)
                    .withClassLoader(new FilteredClassLoader(missing)));
        }
        with(TestServer.POSTGRES)
                .withPropertyValues("pupsourcing.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PupsourcingMetrics.class));
    }

    private static void assertAbsent(ApplicationContextRunner runner) {
        runner.run(context -> {
            assertThat(context)
                    .hasNotFailed()
                    .hasSingleBean(Pupsourcing.class)
                    .doesNotHaveBean(EventStoreDecorator.class)
                    .doesNotHaveBean(ProcessingListener.class)
                    .doesNotHaveBean("pupsourcingMetrics");
            Orders.place(context, "one");
        });
    }

    /** Read from class files, as in an application: annotations whose classes are not there are left out. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({MetricsAutoConfiguration.class, TracingAutoConfiguration.class})
    static class Everything {}
}
