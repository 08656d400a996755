// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.actuate;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.spring.boot.ConfiguredProjections;
import dev.pupsourcing.spring.boot.ProjectionAutoConfiguration;
import dev.pupsourcing.spring.boot.ProjectionLifecycle;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Configures the actuator endpoint {@code pupsourcing}. */
@AutoConfiguration(after = ProjectionAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean({Pupsourcing.class, ProjectionLifecycle.class})
@ConditionalOnAvailableEndpoint(endpoint = PupsourcingEndpoint.class)
public final class PupsourcingEndpointAutoConfiguration {

    /** Created by Spring. */
    public PupsourcingEndpointAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    PupsourcingEndpoint pupsourcingEndpoint(
            ProjectionAdmin admin, ProjectionLifecycle lifecycle, ConfiguredProjections projections) {
        return new PupsourcingEndpoint(admin, lifecycle, new FailedEvents(admin, projections));
    }
}
