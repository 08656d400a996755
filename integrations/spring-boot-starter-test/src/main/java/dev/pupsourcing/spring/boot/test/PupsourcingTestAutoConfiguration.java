// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.test;

import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.spring.boot.ConfiguredProjections;
import dev.pupsourcing.spring.boot.ProjectionAutoConfiguration;
import dev.pupsourcing.spring.boot.ProjectionLifecycle;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Runs projections on request instead of in the background. */
@AutoConfiguration(before = ProjectionAutoConfiguration.class)
public final class PupsourcingTestAutoConfiguration {

    /** Created by Spring. */
    public PupsourcingTestAutoConfiguration() {}

    @Bean
    TestProjections testProjections(ProjectionBackend backend, ConfiguredProjections projections) {
        return new TestProjections(backend, projections);
    }

    @Bean
    ProjectionLifecycle projectionsInTheBackground() {
        return ProjectionLifecycle.of(null, List.of(), false, Duration.ZERO);
    }
}
