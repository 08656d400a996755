// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.projection.wakeup.WakeUps;
import dev.pupsourcing.spring.EventStoreDecorator;
import dev.pupsourcing.spring.SpringTransactionRunner;
import dev.pupsourcing.spring.TransactionalEventStore;
import dev.pupsourcing.spring.WakingEventStore;
import dev.pupsourcing.spring.boot.PupsourcingProperties.SchemaMode;
import dev.pupsourcing.spring.boot.failure.StartFailure;
import dev.pupsourcing.transaction.TransactionRunner;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;

/** Configures the event store on the application's data source. A bean of the application replaces each part. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.transaction.jta.autoconfigure.JtaAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration"
        })
@ConditionalOnBooleanProperty(name = "pupsourcing.enabled", matchIfMissing = true)
@EnableConfigurationProperties(PupsourcingProperties.class)
@ImportRuntimeHints(PupsourcingRuntimeHints.class)
public final class PupsourcingAutoConfiguration {

    /** Created by Spring. */
    public PupsourcingAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    StoreConnections pupsourcingConnections(
            ListableBeanFactory beans,
            @PupsourcingDataSource ObjectProvider<DataSource> qualified,
            ObjectProvider<DataSource> dataSources,
            @PupsourcingTransactionManager ObjectProvider<PlatformTransactionManager> qualifiedManager,
            ObjectProvider<PlatformTransactionManager> managers) {
        return new StoreConnectionsFinder(beans).find(qualified, dataSources, qualifiedManager, managers);
    }

    @Bean
    @ConditionalOnMissingBean
    Database pupsourcingDatabase(StoreConnections connections) {
        return DatabaseDetection.of(connections.dataSource());
    }

    @Bean
    @ConditionalOnMissingBean
    StoreOptions pupsourcingStoreOptions(
            PupsourcingProperties properties, Database database, ObjectProvider<StoreOptionsCustomizer> customizers) {
        StoreOptions.Builder options = StoreOptions.builder()
                .database(database)
                .tables(SchemaSetup.tables(properties.tables()))
                .schemaCheck(properties.schema().mode() != SchemaMode.NONE);
        customizers.orderedStream().forEach(customizer -> customizer.customize(options));
        return options.build();
    }

    @Bean
    ServicePool pupsourcingServicePool(StoreConnections connections, PupsourcingProperties properties) {
        return ServicePool.of(connections.dataSource(), properties.projections().servicePool());
    }

    @Bean
    @ConditionalOnMissingBean
    WakeUps pupsourcingWakeUps(PupsourcingProperties properties, Database database, ServicePool pool) {
        return switch (properties.projections().wakeUp()) {
            case DATABASE -> database.openWakeUps(pool.dataSource()).orElseGet(WakeUps::inProcess);
            case PROCESS -> WakeUps.inProcess();
            case NONE -> WakeUps.none();
        };
    }

    @Bean
    @ConditionalOnMissingBean
    @DependsOnDatabaseInitialization
    Pupsourcing pupsourcing(
            PupsourcingProperties properties,
            StoreConnections connections,
            Database database,
            StoreOptions options,
            WakeUps wakeUps,
            ObjectProvider<EventStoreDecorator> decorators) {
        Pupsourcing pupsourcing = new SchemaSetup(properties, connections.dataSource(), database)
                .open(options)
                .withWakeUps(wakeUps);
        for (EventStoreDecorator decorator : decorators.orderedStream().toList()) {
            pupsourcing = pupsourcing.withStore(decorator);
        }
        return pupsourcing;
    }

    @Bean
    @ConditionalOnMissingBean
    EventStore pupsourcingEventStore(Pupsourcing pupsourcing, WakeUps wakeUps) {
        return WakingEventStore.of(pupsourcing.store(), wakeUps);
    }

    @Bean
    @ConditionalOnMissingBean
    TransactionRunner pupsourcingTransactionRunner(StoreConnections connections, Database database)
            throws SQLException {
        SpringTransactionRunner runner =
                SpringTransactionRunner.of(connections.manager(), connections.dataSource(), database);
        try {
            runner.check();
        } catch (IllegalTransactionStateException e) {
            throw new StartFailure(
                    "The transaction manager of the event store does not manage its data source: "
                            + connections.manager() + " and "
                            + connections.names().apply(connections.dataSource()) + ".",
                    "Annotate the transaction manager of that data source with @PupsourcingTransactionManager, and the"
                            + " data source with @PupsourcingDataSource.",
                    e);
        }
        return runner;
    }

    @Bean
    @ConditionalOnMissingBean
    TransactionalEventStore transactionalEventStore(EventStore store, StoreConnections connections) {
        return TransactionalEventStore.of(store, connections.dataSource(), connections.manager(), connections.names());
    }
}
