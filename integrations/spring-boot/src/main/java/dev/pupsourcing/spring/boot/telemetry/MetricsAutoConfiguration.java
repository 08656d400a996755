// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.telemetry;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.micrometer.PupsourcingMetrics;
import dev.pupsourcing.projection.status.ProcessingListener;
import dev.pupsourcing.spring.EventStoreDecorator;
import dev.pupsourcing.spring.boot.ProjectionAutoConfiguration;
import dev.pupsourcing.spring.boot.ProjectionLifecycle;
import dev.pupsourcing.spring.boot.PupsourcingProperties;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/** Measures the event store with Micrometer, if {@code pupsourcing-micrometer} and a {@link MeterRegistry} are there. */
@AutoConfiguration(
        after = ProjectionAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration"
        })
@ConditionalOnClass({PupsourcingMetrics.class, MeterRegistry.class})
@ConditionalOnSingleCandidate(MeterRegistry.class)
@ConditionalOnBooleanProperty(
        name = {"pupsourcing.enabled", "pupsourcing.metrics.enabled"},
        matchIfMissing = true)
public final class MetricsAutoConfiguration {

    /** Before the spans, so that a measured append is inside its span. */
    static final int ORDER = 0;

    /** Created by Spring. */
    public MetricsAutoConfiguration() {}

    /** Gauges are there from the start, also if beans are initialized when they are first used. */
    @Bean
    static LazyInitializationExcludeFilter pupsourcingGaugesNotLazy() {
        return LazyInitializationExcludeFilter.forBeanTypes(StatusBinding.class);
    }

    @Bean
    @ConditionalOnMissingBean
    PupsourcingMetrics pupsourcingMetrics(MeterRegistry registry, PupsourcingProperties properties) {
        PupsourcingProperties.Metrics settings = properties.metrics();
        PupsourcingMetrics.Builder metrics =
                PupsourcingMetrics.builder(registry).statusInterval(settings.statusInterval());
        if (!settings.store().isEmpty()) {
            metrics.store(settings.store());
        }
        if (settings.eventTypes() > 0) {
            metrics.eventTypes(settings.eventTypes());
        }
        return metrics.build();
    }

    @Bean
    @Order(ORDER)
    EventStoreDecorator pupsourcingMetricsDecorator(PupsourcingMetrics metrics) {
        return metrics::decorate;
    }

    @Bean
    @Order(ORDER)
    ProcessingListener pupsourcingMetricsListener(PupsourcingMetrics metrics) {
        return metrics.listener();
    }

    @Bean
    @ConditionalOnBean(Pupsourcing.class)
    StatusBinding pupsourcingStatusBinding(
            PupsourcingMetrics metrics, Pupsourcing pupsourcing, ObjectProvider<ProjectionLifecycle> lifecycle) {
        return new StatusBinding(metrics, pupsourcing, lifecycle);
    }
}
