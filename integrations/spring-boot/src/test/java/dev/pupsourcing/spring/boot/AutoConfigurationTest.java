// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.jackson.JacksonPayloadCodec;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.mapping.PayloadCodec;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ReadModels;
import dev.pupsourcing.projection.wakeup.WakeUps;
import dev.pupsourcing.spring.TransactionalEventStore;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import dev.pupsourcing.transaction.TransactionRunner;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which beans there are, and that a bean of the application replaces each. */
class AutoConfigurationTest {

    private static final ServerDatabase DATABASE = TestServer.POSTGRES.database();
    private static final ServerDatabase OTHER = TestServer.POSTGRES.database();

    private final ApplicationContextRunner contexts = Contexts.on(DATABASE);

    @Test
    void configuresTheStore() {
        contexts.run(context -> assertThat(context)
                .hasNotFailed()
                .hasSingleBean(Pupsourcing.class)
                .hasSingleBean(EventStore.class)
                .hasSingleBean(TransactionalEventStore.class)
                .hasSingleBean(TransactionRunner.class)
                .hasSingleBean(WakeUps.class)
                .hasSingleBean(ReadModels.class)
                .hasSingleBean(ProjectionAdmin.class)
                .hasSingleBean(ProjectionLifecycle.class));
    }

    @Test
    void configuresNothingIfItIsSwitchedOff() {
        contexts.withPropertyValues("pupsourcing.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Pupsourcing.class)
                        .doesNotHaveBean(ProjectionLifecycle.class)
                        .doesNotHaveBean(PayloadCodec.class));
    }

    @Test
    void usesTheQualifiedDataSource() {
        contexts.withUserConfiguration(Two.class, Qualified.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(append(context.getBean(TransactionalEventStore.class), context.getBean("qualifiedManager")))
                    .isEqualTo(1);
            assertThat(context.getBean(StoreConnections.class).dataSource()).isSameAs(context.getBean("qualified"));
        });
    }

    @Test
    void usesThePrimaryDataSource() {
        contexts.withUserConfiguration(Two.class, PrimaryOne.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(StoreConnections.class).dataSource()).isSameAs(context.getBean("primary"));
        });
    }

    @Test
    void aBeanOfTheApplicationWins() {
        contexts.withUserConfiguration(Own.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(Pupsourcing.class)).isSameAs(context.getBean("ownStore"));
            assertThat(context.getBean(WakeUps.class)).isSameAs(context.getBean("ownWakeUps"));
            assertThat(context.getBean(TransactionRunner.class)).isSameAs(context.getBean("ownTransactions"));
            assertThat(context.getBean(ProjectionLifecycle.class)).isSameAs(context.getBean("ownLifecycle"));
            assertThat(context).hasSingleBean(TransactionalEventStore.class);
        });
    }

    @Test
    void customizersChangeTheOptions() {
        contexts.withBean(
                        StoreOptionsCustomizer.class,
                        () -> options -> options.streamPage(7).idempotentAppends(true))
                .withPropertyValues("pupsourcing.tables.prefix=custom_")
                .run(context -> {
                    StoreOptions options = context.getBean(StoreOptions.class);
                    assertThat(options.streamPage()).isEqualTo(7);
                    assertThat(options.tables().events()).hasToString("custom_events");
                });
    }

    @Test
    void createsTheTablesInASchemaIfItIsAsked() throws java.sql.SQLException {
        try (var connection = DATABASE.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA shop");
        }
        contexts.withPropertyValues("pupsourcing.tables.schema=shop", "pupsourcing.schema.snapshots=true")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(StoreOptions.class).tables().events())
                            .hasToString("shop.events");
                });
    }

    @Test
    void encodesPayloadsWithTheMapperOfTheApplication() {
        contexts.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class))
                .run(context -> assertThat(context).hasSingleBean(JacksonPayloadCodec.class));
        contexts.run(context -> assertThat(context).doesNotHaveBean(PayloadCodec.class));
    }

    @Test
    void worksWithoutOptionalLibraries() {
        contexts.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader(
                        "dev.pupsourcing.jackson",
                        "org.springframework.boot.actuate",
                        "org.springframework.boot.health",
                        "org.flywaydb",
                        "liquibase",
                        "jakarta.persistence",
                        "org.springframework.orm"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(ProjectionLifecycle.class)
                        .doesNotHaveBean(PayloadCodec.class));
        contexts.withClassLoader(new FilteredClassLoader("tools.jackson"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PayloadCodec.class));
    }

    @Test
    void worksWithConnectionsThatAreFetchedLate() {
        contexts.withUserConfiguration(Late.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(append(
                            context.getBean(TransactionalEventStore.class),
                            context.getBean(PlatformTransactionManager.class)))
                    .isEqualTo(1);
        });
    }

    @Test
    void servicesHaveAPoolOfTheirOwnThatIsClosedWithTheContext() {
        HikariDataSource[] pool = new HikariDataSource[1];
        contexts.run(context -> {
            ServicePool services = context.getBean(ServicePool.class);
            assertThat(services.isSeparate()).isTrue();
            pool[0] = (HikariDataSource) services.dataSource();
            assertThat(pool[0].getMaximumPoolSize()).isEqualTo(ServicePool.SIZE);
        });
        assertThat(pool[0].isClosed()).isTrue();

        contexts.withPropertyValues("pupsourcing.projections.service-pool=false")
                .run(context -> assertThat(context.getBean(ServicePool.class).dataSource())
                        .isSameAs(context.getBean(DataSource.class)));
    }

    @Test
    void worksWithoutHikari() {
        contexts.withPropertyValues("spring.datasource.type=org.springframework.jdbc.datasource.SimpleDriverDataSource")
                .withClassLoader(new FilteredClassLoader("com.zaxxer.hikari"))
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean(HikariDataSource.class);
                    assertThat(context.getBean(ServicePool.class).isSeparate()).isFalse();
                    assertThat(append(
                                    context.getBean(TransactionalEventStore.class),
                                    context.getBean("transactionManager")))
                            .isEqualTo(1);
                });
    }

    @Test
    void servicesOpenNoConnectionBeforeTheyNeedOne() {
        contexts.withPropertyValues("pupsourcing.projections.mode=off", "pupsourcing.projections.wake-up=process")
                .run(context -> {
                    append(
                            context.getBean(TransactionalEventStore.class),
                            context.getBean(PlatformTransactionManager.class));
                    HikariDataSource pool = (HikariDataSource)
                            context.getBean(ServicePool.class).dataSource();
                    assertThat(pool.isRunning()).isFalse();
                    try (var connection = pool.getConnection()) {
                        assertThat(connection.isValid(10)).isTrue();
                    }
                    assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isLessThanOrEqualTo(ServicePool.SIZE);
                });
    }

    private static long append(TransactionalEventStore events, Object manager) {
        String id = java.util.UUID.randomUUID().toString();
        new TransactionTemplate((PlatformTransactionManager) manager)
                .executeWithoutResult(status -> events.append(ExpectedVersion.noStream(), Events.placed(id)));
        return events.readStream(Events.order(id)).version();
    }

    private static HikariDataSource pool(ServerDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(0);
        return pool;
    }

    @Configuration(proxyBeanMethods = false)
    static class Two {
        @Bean
        DataSource first() {
            return pool(OTHER);
        }

        @Bean
        PlatformTransactionManager firstManager(
                @org.springframework.beans.factory.annotation.Qualifier("first") DataSource first) {
            return new JdbcTransactionManager(first);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Qualified {
        @Bean(defaultCandidate = false)
        @PupsourcingDataSource
        DataSource qualified() {
            return pool(DATABASE);
        }

        @Bean(defaultCandidate = false)
        @PupsourcingTransactionManager
        PlatformTransactionManager qualifiedManager(@PupsourcingDataSource DataSource qualified) {
            return new JdbcTransactionManager(qualified);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class PrimaryOne {
        @Bean
        @Primary
        DataSource primary() {
            return pool(DATABASE);
        }

        @Bean
        @Primary
        PlatformTransactionManager primaryManager(DataSource primary) {
            return new JdbcTransactionManager(primary);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Own {
        @Bean
        Pupsourcing ownStore(DataSource dataSource) {
            return Pupsourcing.create(
                    dataSource, StoreOptions.builder().schemaCheck(false).build());
        }

        @Bean
        WakeUps ownWakeUps() {
            return WakeUps.inProcess();
        }

        @Bean
        TransactionRunner ownTransactions(Pupsourcing store) {
            return store.transactions();
        }

        @Bean
        ProjectionLifecycle ownLifecycle() {
            return ProjectionLifecycle.of(null, java.util.List.of(), true, java.time.Duration.ofSeconds(1));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Late {
        @Bean
        DataSource late() {
            return new LazyConnectionDataSourceProxy(pool(DATABASE));
        }
    }
}
