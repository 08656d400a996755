// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.actuate;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.spring.boot.ConfiguredProjections;
import dev.pupsourcing.spring.boot.ProjectionAutoConfiguration;
import dev.pupsourcing.spring.boot.ProjectionLifecycle;
import dev.pupsourcing.spring.boot.PupsourcingProperties;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;

/** Reports the health of the event store and of each projection, as {@code pupsourcing}. */
@AutoConfiguration(after = ProjectionAutoConfiguration.class)
@ConditionalOnClass({HealthContributor.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean({Pupsourcing.class, ProjectionLifecycle.class})
@ConditionalOnEnabledHealthIndicator("pupsourcing")
public final class PupsourcingHealthAutoConfiguration {

    /** Created by Spring. */
    public PupsourcingHealthAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = {"pupsourcingHealthIndicator", "pupsourcingHealthContributor"})
    CompositeHealthContributor pupsourcingHealthContributor(
            Pupsourcing pupsourcing,
            ProjectionAdmin admin,
            ProjectionLifecycle lifecycle,
            PupsourcingProperties properties,
            ConfiguredProjections projections) {
        Map<String, HealthContributor> parts = new LinkedHashMap<>();
        parts.put("store", new StoreHealth(pupsourcing.log()));
        Map<String, HealthContributor> each = new TreeMap<>();
        projections
                .names()
                .forEach(name -> each.put(
                        pathless(name),
                        new ProjectionHealth(name, admin, lifecycle, properties.health(), Clock.systemUTC())));
        if (!each.isEmpty()) {
            parts.put("projections", CompositeHealthContributor.fromMap(each));
        }
        return CompositeHealthContributor.fromMap(parts);
    }

    /** Names of contributors are parts of a path, and must not contain its separator. */
    private static String pathless(String name) {
        return name.replace('/', '_');
    }
}
