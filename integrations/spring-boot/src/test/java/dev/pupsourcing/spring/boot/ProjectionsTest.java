// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.processing.ReadModels;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.status.BatchReport;
import dev.pupsourcing.projection.status.ProcessingListener;
import dev.pupsourcing.spring.EventStoreDecorator;
import dev.pupsourcing.spring.TransactionalEventStore;
import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Projections as beans, on real servers. */
class ProjectionsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static ApplicationContextRunner on(ServerDatabase database) {
        return Contexts.on(database)
                .withUserConfiguration(App.class)
                .withPropertyValues("pupsourcing.projections.heartbeat=100ms")
                .withBean(WorkerOptionsCustomizer.class, () -> options -> options.rebalance(Duration.ofMillis(200)));
    }

    @ParameterizedTest
    @EnumSource
    void handlersWriteWithJdbcTemplateInTheTransactionOfTheBatch(TestServer server) {
        on(server.database()).run(context -> {
            append(context, "a");
            append(context, "fails-once");
            append(context, "b");

            assertThat(handled(context)).isTrue();
            assertThat(rows(context)).containsExactlyInAnyOrder("a", "fails-once", "b");
        });
    }

    @ParameterizedTest
    @EnumSource
    void twoInstancesHandleEachEventOnceAndWakeEachOther(TestServer server) {
        ApplicationContextRunner instances = on(server.database());
        instances.run(first -> instances.run(second -> {
            for (int i = 0; i < 20; i++) {
                append(i % 2 == 0 ? first : second, "order-" + i);
            }

            assertThat(handled(first)).isTrue();
            assertThat(rows(second)).hasSize(20).doesNotHaveDuplicates();
            Waiting.until(
                    "a share for both workers",
                    () -> !worker(first).partitions().isEmpty()
                            && !worker(second).partitions().isEmpty());
        }));
    }

    @ParameterizedTest
    @EnumSource
    void appendsWakeProjectionsThatHardlyEverPoll(TestServer server) {
        on(server.database())
                .withPropertyValues("pupsourcing.projections.poll-interval=1h")
                .run(context -> {
                    append(context, "first");
                    assertThat(handled(context, "first")).isTrue();
                    append(context, "second");
                    assertThat(handled(context, "second")).isTrue();
                });
    }

    @Test
    void appendsOfOneInstanceWakeProjectionsOfAnotherThroughTheDatabase() {
        ApplicationContextRunner instances = on(TestServer.POSTGRES.database());
        instances.withPropertyValues("pupsourcing.projections.poll-interval=1h").run(worker -> {
            append(worker, "first");
            assertThat(handled(worker, "first")).isTrue();
            instances.withPropertyValues("pupsourcing.projections.mode=off").run(web -> {
                append(web, "second");
                assertThat(handled(web, "second")).isTrue();
            });
        });
    }

    @Test
    void projectionsStartAlthoughBeansAreInitializedLate() {
        on(TestServer.POSTGRES.database())
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .run(context -> {
                    assertThat(context.getBeanFactory().containsSingleton("projectionLifecycle"))
                            .isTrue();
                    append(context, "late");
                    assertThat(handled(context)).isTrue();
                });
    }

    @Test
    void projectionsCanBeStartedLaterAndStoppedAndStartedAgain() {
        on(TestServer.POSTGRES.database())
                .withPropertyValues("pupsourcing.projections.auto-startup=false")
                .run(context -> {
                    ProjectionLifecycle lifecycle = context.getBean(ProjectionLifecycle.class);
                    assertThat(lifecycle.isRunning()).isFalse();
                    lifecycle.start();
                    append(context, "first");
                    assertThat(handled(context)).isTrue();

                    context.stop();
                    assertThat(lifecycle.isRunning()).isFalse();
                    append(context, "second");
                    context.start();
                    lifecycle.start();
                    assertThat(handled(context)).isTrue();
                });
    }

    @Test
    void oneInstanceCanRunAllOrNone() {
        ServerDatabase database = TestServer.POSTGRES.database();
        on(database).withPropertyValues("pupsourcing.projections.mode=runner").run(context -> {
            ProjectionLifecycle lifecycle = context.getBean(ProjectionLifecycle.class);
            assertThat(lifecycle.engine()).get().isInstanceOf(ProjectionRunner.class);
            assertThat(lifecycle.projections()).containsExactly("orders");
        });
        on(database).withPropertyValues("pupsourcing.projections.mode=off").run(context -> {
            ProjectionLifecycle lifecycle = context.getBean(ProjectionLifecycle.class);
            assertThat(lifecycle.engine()).isEmpty();
            assertThat(lifecycle.projections()).isEmpty();
            assertThat(lifecycle.isRunning()).isFalse();
        });
        on(database)
                .withPropertyValues("pupsourcing.projections.by-name.orders.enabled=false")
                .run(context -> assertThat(
                                context.getBean(ProjectionLifecycle.class).engine())
                        .isEmpty());
    }

    @Test
    void optionsComeFromPropertiesAndCustomizers() {
        on(TestServer.POSTGRES.database())
                .withPropertyValues(
                        "pupsourcing.projections.batch-size=50",
                        "pupsourcing.projections.by-name.orders.batch-size=7",
                        "pupsourcing.projections.by-name.orders.on-error=park",
                        "pupsourcing.projections.by-name.orders.start-from=now")
                .withBean(
                        ProjectionOptionsCustomizer.class,
                        () -> (projection, options) -> options.deadLetterLimit(3, Duration.ofMinutes(1)))
                .run(context -> assertThat(
                                context.getBean(ConfiguredProjections.class).options(context.getBean(Projection.class)))
                        .hasToString("ProjectionOptions[batchSize=7, errorPolicy=PARK, 10 attempts"
                                + ", PT0.025S to PT0.5S apart, deadLetterLimit=3 per PT1M, startFrom=now]"));
    }

    @Test
    void listenersAndDecoratorsAreBeans() {
        AtomicLong handled = new AtomicLong();
        AtomicLong decorated = new AtomicLong();
        ProcessingListener listener = new ProcessingListener() {
            @Override
            public void batchHandled(BatchReport report) {
                handled.incrementAndGet();
            }
        };
        on(TestServer.POSTGRES.database())
                .withBean(ProcessingListener.class, () -> listener)
                .withBean(EventStoreDecorator.class, () -> store -> {
                    decorated.incrementAndGet();
                    return store;
                })
                .run(context -> {
                    append(context, "one");
                    assertThat(handled(context)).isTrue();
                    Waiting.until("a report", () -> handled.get() > 0);
                    assertThat(decorated).hasValue(1);
                });
    }

    @Test
    void aWorkerReleasesItsLeasesWhenTheApplicationStops() {
        ApplicationContextRunner instances = on(TestServer.POSTGRES.database());
        instances.withPropertyValues("pupsourcing.projections.mode=off").run(observer -> {
            instances.run(context -> {
                append(context, "one");
                assertThat(handled(context)).isTrue();
            });

            assertThat(observer.getBean(ProjectionAdmin.class)
                            .find("orders")
                            .orElseThrow()
                            .partitions())
                    .allSatisfy(partition -> assertThat(partition.leasedBy()).isEmpty());
        });
    }

    @Test
    void startsAfterTheWebServerAndStopsAfterItsRequests() {
        assertThat(ProjectionLifecycle.PHASE)
                .isGreaterThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE)
                .isLessThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
    }

    private static ProjectionWorker worker(ApplicationContext context) {
        return (ProjectionWorker)
                context.getBean(ProjectionLifecycle.class).engine().orElseThrow();
    }

    private static void append(ApplicationContext context, String id) {
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> context.getBean(TransactionalEventStore.class)
                        .append(ExpectedVersion.noStream(), Events.placed(id)));
    }

    private static boolean handled(ApplicationContext context) throws InterruptedException {
        long latest =
                context.getBean(dev.pupsourcing.jdbc.Pupsourcing.class).log().latestPosition();
        return context.getBean(ReadModels.class).await("orders", latest, LIMIT);
    }

    /** Without waiting for the other streams, whose checkpoints move at the pace of polls. */
    private static boolean handled(ApplicationContext context, String id) throws InterruptedException {
        long latest =
                context.getBean(dev.pupsourcing.jdbc.Pupsourcing.class).log().latestPosition();
        return context.getBean(ReadModels.class).await("orders", Events.order(id), latest, LIMIT);
    }

    private static long position(ApplicationContext context) {
        ProjectionAdmin admin = context.getBean(ProjectionAdmin.class);
        Waiting.until("the first start", () -> admin.find("orders").isPresent());
        return context.getBean(Pupsourcing.class).log().latestPosition();
    }

    private static List<String> rows(ApplicationContext context) {
        return context.getBean(JdbcTemplate.class).queryForList("SELECT id FROM orders_view", String.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class App {

        @Bean
        Projection orders(JdbcTemplate jdbc) {
            jdbc.execute("CREATE TABLE IF NOT EXISTS orders_view (id VARCHAR(50))");
            Set<String> seen = ConcurrentHashMap.newKeySet();
            return Projection.builder("orders")
                    .on("OrderPlaced", (tx, event) -> write(jdbc, event, seen))
                    .build();
        }

        /** Fails after it has written, the first time; if that row were kept, there would be two. */
        private static void write(JdbcTemplate jdbc, PersistedEvent event, Set<String> seen) {
            String id = event.aggregateId();
            jdbc.update("INSERT INTO orders_view (id) VALUES (?)", id);
            if (id.equals("fails-once") && seen.add(id)) {
                throw new org.springframework.dao.PessimisticLockingFailureException(
                        "planned", new java.sql.SQLTransactionRollbackException("planned", "40001"));
            }
        }
    }
}
