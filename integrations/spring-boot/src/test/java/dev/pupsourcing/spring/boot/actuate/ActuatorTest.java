// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.spring.boot.Contexts;
import dev.pupsourcing.spring.boot.Events;
import dev.pupsourcing.spring.boot.TestServer;
import dev.pupsourcing.spring.boot.actuate.PupsourcingEndpoint.Action;
import dev.pupsourcing.testkit.Waiting;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Health and the endpoint. */
class ActuatorTest {

    private static ApplicationContextRunner contexts() {
        return Contexts.on(TestServer.POSTGRES.database())
                .withConfiguration(AutoConfigurations.of(
                        PupsourcingHealthAutoConfiguration.class, PupsourcingEndpointAutoConfiguration.class))
                .withPropertyValues("management.endpoints.web.exposure.include=*");
    }

    @Test
    void reportsTheStoreAndEachProjection() {
        contexts()
                .withBean(Projection.class, () -> Projection.of("sales/orders", (tx, event) -> {}))
                .run(context -> {
                    append(context);
                    Contexts.awaitHandled(context, "sales/orders");

                    assertThat(health(context, "store").getStatus()).isEqualTo(Status.UP);
                    Health orders = projection(context, "sales_orders");
                    assertThat(orders.getStatus()).isEqualTo(Status.UP);
                    assertThat(orders.getDetails())
                            .containsEntry("running", true)
                            .containsEntry("lag", 0L);
                });
    }

    @Test
    void aProjectionThatDoesNotRunHereIsUp() {
        contexts()
                .withBean(Projection.class, () -> Projection.of("orders", (tx, event) -> {}))
                .withPropertyValues("pupsourcing.projections.mode=off")
                .run(context -> {
                    Health orders = projection(context, "orders");
                    assertThat(orders.getStatus()).isEqualTo(Status.UP);
                    assertThat(orders.getDetails()).containsEntry("running", "not on this instance");
                });
    }

    @Test
    void aProjectionThatFailedOrLagsIsDown() {
        contexts()
                .withBean(
                        Projection.class,
                        () -> Projection.of("orders", (tx, event) -> {
                            throw new IllegalStateException("broken handler");
                        }))
                .withPropertyValues("pupsourcing.health.max-lag=0")
                .run(context -> {
                    append(context);

                    Waiting.until(
                            "the failure",
                            () -> projection(context, "orders").getDetails().containsKey("failure"));
                    Health orders = projection(context, "orders");
                    assertThat(orders.getStatus()).isEqualTo(Status.DOWN);
                    assertThat(orders.getDetails()).containsKey("maxLag");
                });
    }

    @Test
    void theEndpointShowsProjectionsAndReplaysTheirFailedEvents() {
        AtomicBoolean broken = new AtomicBoolean(true);
        contexts()
                .withBean(
                        Projection.class,
                        () -> Projection.of("orders", (tx, event) -> {
                            if (broken.get()) {
                                throw new IllegalStateException("broken handler");
                            }
                        }))
                .withPropertyValues("pupsourcing.projections.by-name.orders.on-error=park")
                .run(context -> {
                    PupsourcingEndpoint endpoint = context.getBean(PupsourcingEndpoint.class);
                    append(context);
                    Waiting.until(
                            "a parked stream",
                            () -> endpoint.projections().projections().stream().anyMatch(one -> one.parked() == 1));

                    assertThat(endpoint.change("orders", Action.REPLAY, null).failures())
                            .hasSize(1);
                    broken.set(false);
                    assertThat(endpoint.change("orders", Action.REPLAY, null).streams())
                            .isEqualTo(1);

                    assertThat(endpoint.projection("orders").projection().parked())
                            .isZero();
                    assertThat(endpoint.projection("orders").here()).isNotEmpty();
                    assertThat(endpoint.projection("orders").partitions()).isNotEmpty();
                    assertThat(endpoint.projection("nothing")).isNull();
                    assertThat(endpoint.change("nothing", Action.REPLAY, null)).isNull();
                });
    }

    @Test
    void theEndpointPausesAndResumes() {
        contexts()
                .withBean(Projection.class, () -> Projection.of("orders", (tx, event) -> {}))
                .withPropertyValues("pupsourcing.health.max-lag=0")
                .run(context -> {
                    PupsourcingEndpoint endpoint = context.getBean(PupsourcingEndpoint.class);
                    append(context);
                    Contexts.awaitHandled(context, "orders");

                    assertThat(endpoint.change("orders", Action.PAUSE, "Ada").changed())
                            .isTrue();
                    append(context, "two");
                    assertThat(endpoint.projection("orders").projection().pausedBy())
                            .isEqualTo("Ada");
                    Health paused = projection(context, "orders");
                    assertThat(paused.getStatus()).isEqualTo(Status.UP);
                    assertThat(paused.getDetails()).containsEntry("pausedBy", "Ada");

                    assertThat(endpoint.change("orders", Action.RESUME, null).changed())
                            .isTrue();
                    assertThat(endpoint.change("orders", Action.RESUME, null).changed())
                            .isFalse();
                    Waiting.until(
                            "the event",
                            () -> endpoint.projection("orders").projection().lag() == 0);
                });
    }

    @Test
    void isAbsentIfItIsNotWantedOrTheActuatorIsNotThere() {
        contexts()
                .withPropertyValues(
                        "management.health.pupsourcing.enabled=false",
                        "management.endpoints.web.exposure.include=health")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(CompositeHealthContributor.class)
                        .doesNotHaveBean(PupsourcingEndpoint.class));
        Contexts.on(TestServer.POSTGRES.database())
                .withUserConfiguration(Everything.class)
                .withClassLoader(
                        new FilteredClassLoader("org.springframework.boot.actuate", "org.springframework.boot.health"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasBean("projectionLifecycle")
                        .doesNotHaveBean("pupsourcingHealthContributor")
                        .doesNotHaveBean("pupsourcingEndpoint"));
    }

    /** Read from class files, as in an application: annotations whose classes are not there are left out. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({PupsourcingHealthAutoConfiguration.class, PupsourcingEndpointAutoConfiguration.class})
    static class Everything {}

    private static Health health(ApplicationContext context, String part) {
        CompositeHealthContributor all = context.getBean(CompositeHealthContributor.class);
        return ((HealthIndicator) all.getContributor(part)).health();
    }

    private static Health projection(ApplicationContext context, String name) {
        CompositeHealthContributor all = context.getBean(CompositeHealthContributor.class);
        return ((HealthIndicator) ((CompositeHealthContributor) all.getContributor("projections")).getContributor(name))
                .health();
    }

    private static void append(ApplicationContext context) {
        append(context, "one");
    }

    private static void append(ApplicationContext context, String id) {
        context.getBean(Pupsourcing.class).append(ExpectedVersion.noStream(), Events.placed(id));
    }
}
