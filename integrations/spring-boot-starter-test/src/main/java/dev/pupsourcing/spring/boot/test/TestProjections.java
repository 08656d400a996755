// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.test;

import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.spring.boot.ConfiguredProjections;
import java.util.List;

/**
 * Runs the projections of an application when a test asks for it, so that a test knows what they have handled. They have
 * the options of the application. Not for use while they also run in the background.
 */
public final class TestProjections {

    private final ProjectionBackend backend;
    private final ConfiguredProjections projections;

    TestProjections(ProjectionBackend backend, ConfiguredProjections projections) {
        this.backend = backend;
        this.projections = projections;
    }

    /**
     * Runs all projections until they have handled all events in the log, including those that handlers append
     * meanwhile.
     *
     * @throws IllegalStateException if there are no projections in the test's context
     * @throws ProjectionStoppedException if a projection cannot handle an event
     * @throws InterruptedException if the thread is interrupted
     */
    public void runUntilCaughtUp() throws InterruptedException {
        if (projections.all().isEmpty()) {
            throw new IllegalStateException(
                    "a test of projections needs at least one bean of type Projection, had none; "
                            + "@PupsourcingTest finds projections that are components, add @Import for the @Configuration "
                            + "classes that declare others");
        }
        run(projections.all());
    }

    /**
     * Runs one projection until it has handled all events in the log.
     *
     * @throws IllegalArgumentException if the application does not have the projection
     * @throws ProjectionStoppedException if it cannot handle an event
     * @throws InterruptedException if the thread is interrupted
     */
    public void runUntilCaughtUp(String projection) throws InterruptedException {
        run(List.of(projections
                .find(projection)
                .orElseThrow(() -> new IllegalArgumentException("no projection has the name \"" + projection
                        + "\"; the application has " + projections.names()))));
    }

    private void run(List<Projection> chosen) throws InterruptedException {
        ProjectionRunner.Builder builder = ProjectionRunner.builder(backend);
        chosen.forEach(projection -> builder.add(projection, projections.options(projection)));
        try (ProjectionRunner runner = builder.build()) {
            long before;
            do {
                before = backend.log().latestPosition();
                runner.runUntil(before);
            } while (backend.log().latestPosition() > before);
        }
    }
}
