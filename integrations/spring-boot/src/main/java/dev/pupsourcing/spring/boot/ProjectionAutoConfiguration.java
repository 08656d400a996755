// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.jdbc.Stores;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionEngine;
import dev.pupsourcing.processing.ReadModels;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.projection.status.ProcessingListener;
import dev.pupsourcing.projection.wakeup.WakeUps;
import dev.pupsourcing.spi.DedicatedTransactions;
import dev.pupsourcing.spi.ProjectionLog;
import dev.pupsourcing.transaction.TransactionRunner;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Runs the {@link Projection} beans of the application, shared among its instances. Their batches run in Spring's
 * transactions, so that handlers can use {@code JdbcTemplate} and the like.
 */
@AutoConfiguration(after = PupsourcingAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "pupsourcing.enabled", matchIfMissing = true)
public final class ProjectionAutoConfiguration {

    /** Created by Spring. */
    public ProjectionAutoConfiguration() {}

    /** Projections start with the application, also if beans are initialized when they are first used. */
    @Bean
    static LazyInitializationExcludeFilter pupsourcingNotLazy() {
        return LazyInitializationExcludeFilter.forBeanTypes(ProjectionLifecycle.class);
    }

    @Bean
    @ConditionalOnMissingBean
    ProjectionBackend projectionBackend(Pupsourcing pupsourcing, TransactionRunner transactions) {
        ProjectionBackend parts = pupsourcing.backend();
        return new SpringBackend(
                parts.log(), transactions, parts.projectionStore(), parts.wakeUps(), parts::openDedicated);
    }

    @Bean
    @ConditionalOnMissingBean
    ProjectionAdmin projectionAdmin(ProjectionBackend backend) {
        return ProjectionAdmin.of(backend);
    }

    @Bean
    @ConditionalOnMissingBean
    ReadModels readModels(ProjectionBackend backend) {
        return ReadModels.of(backend);
    }

    @Bean
    ConfiguredProjections configuredProjections(
            ListableBeanFactory beans,
            PupsourcingProperties properties,
            ObjectProvider<ProjectionOptionsCustomizer> customizers) {
        return ConfiguredProjections.of(
                beans.getBeansOfType(Projection.class),
                properties.projections(),
                customizers.orderedStream().toList());
    }

    @Bean
    EngineFactory projectionEngineFactory(
            ProjectionBackend backend,
            PupsourcingProperties properties,
            ServicePool pool,
            Database database,
            StoreOptions options,
            ObjectProvider<WorkerOptionsCustomizer> customizers,
            ObjectProvider<ProcessingListener> listeners) {
        Optional<TransactionRunner> heartbeats = pool.isSeparate()
                ? Optional.of(Stores.of(database, options).transactions(pool.dataSource()))
                : Optional.empty();
        return new EngineFactory(
                backend,
                properties.projections(),
                heartbeats,
                customizers.orderedStream().toList(),
                listeners.orderedStream().toList());
    }

    @Bean
    @ConditionalOnMissingBean
    ProjectionLifecycle projectionLifecycle(
            ConfiguredProjections plan,
            EngineFactory engines,
            StoreConnections connections,
            PupsourcingProperties properties) {
        ProjectionProperties settings = properties.projections();
        Optional<ProjectionEngine> engine = engines.create(plan);
        if (engine.isPresent()) {
            ServicePool.checkSize(connections.dataSource(), settings.servicePool());
        }
        List<String> names = engine.isEmpty()
                ? List.of()
                : plan.enabled().stream().map(Projection::name).toList();
        return ProjectionLifecycle.of(engine.orElse(null), names, settings.autoStartup(), settings.stopTimeout());
    }

    /** The parts of an event store for projections whose batches run in Spring's transactions. */
    private record SpringBackend(
            ProjectionLog log,
            TransactionRunner transactions,
            ProjectionStore projectionStore,
            WakeUps wakeUps,
            Supplier<DedicatedTransactions> dedicated)
            implements ProjectionBackend {

        @Override
        public DedicatedTransactions openDedicated() {
            return dedicated.get();
        }
    }
}
