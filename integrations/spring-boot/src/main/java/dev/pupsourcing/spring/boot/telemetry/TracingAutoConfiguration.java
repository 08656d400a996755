// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.telemetry;

import dev.pupsourcing.opentelemetry.PupsourcingTracing;
import dev.pupsourcing.projection.status.ProcessingListener;
import dev.pupsourcing.spring.EventStoreDecorator;
import dev.pupsourcing.spring.boot.PupsourcingAutoConfiguration;
import dev.pupsourcing.spring.boot.PupsourcingProperties;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/** Traces the event store, if {@code pupsourcing-opentelemetry} and an {@link OpenTelemetry} bean are there. */
@AutoConfiguration(
        after = PupsourcingAutoConfiguration.class,
        afterName = "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration")
@ConditionalOnClass({PupsourcingTracing.class, OpenTelemetry.class})
@ConditionalOnSingleCandidate(OpenTelemetry.class)
@ConditionalOnBooleanProperty(
        name = {"pupsourcing.enabled", "pupsourcing.tracing.enabled"},
        matchIfMissing = true)
public final class TracingAutoConfiguration {

    private static final int ORDER = MetricsAutoConfiguration.ORDER + 10;

    /** Created by Spring. */
    public TracingAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    PupsourcingTracing pupsourcingTracing(OpenTelemetry openTelemetry, PupsourcingProperties properties) {
        PupsourcingProperties.Tracing settings = properties.tracing();
        return PupsourcingTracing.builder(openTelemetry)
                .aggregateIds(settings.aggregateIds())
                .parentsOfSingleEvents(settings.parentsOfSingleEvents())
                .build();
    }

    @Bean
    @Order(ORDER)
    EventStoreDecorator pupsourcingTracingDecorator(PupsourcingTracing tracing) {
        return tracing::decorate;
    }

    @Bean
    @Order(ORDER)
    ProcessingListener pupsourcingTracingListener(PupsourcingTracing tracing) {
        return tracing.listener();
    }
}
