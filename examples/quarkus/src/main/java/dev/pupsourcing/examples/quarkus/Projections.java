// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.quarkus;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.RunnerOptions;
import dev.pupsourcing.projection.Projection;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

// region projections
/** Runs all beans that are projections from the start of the application to its shutdown. */
@ApplicationScoped
class Projections {

    private static final Duration POLL = Duration.ofSeconds(60);

    @Inject
    Pupsourcing pupsourcing;

    @Inject
    @All
    List<Projection> projections;

    private ProjectionRunner runner;

    void start(@Observes StartupEvent event) {
        ProjectionRunner.Builder builder = ProjectionRunner.builder(pupsourcing)
                .options(RunnerOptions.builder().pollInterval(POLL).build());
        projections.forEach(builder::add);
        runner = builder.build();
        runner.start();
    }

    /** Quarkus sends the event before it closes the pool, so the current batches can end. */
    void stop(@Observes ShutdownEvent event) {
        runner.close();
    }
}
// endregion
