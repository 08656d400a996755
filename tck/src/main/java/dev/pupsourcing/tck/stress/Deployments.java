// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.stress;

import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.processing.Partitions;
import dev.pupsourcing.processing.ProjectionEngine;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.processing.WorkerOptions;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.SilentLogger;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * A service that runs projections and is deployed repeatedly, sometimes with a new instance before the old one ends.
 */
final class Deployments {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(100);
    private static final int LONGEST_LIFE_MILLIS = 300;

    private final StressContext context;
    private final Random random;

    Deployments(StressContext context, Random random) {
        this.context = context;
        this.random = random;
    }

    Callable<Void> workers() {
        return () -> deploy(this::worker);
    }

    Callable<Void> runners() {
        return () -> deploy(this::runner);
    }

    private Void deploy(Function<ProjectionHost, ProjectionEngine> making) throws SQLException, InterruptedException {
        try (StressPool pool = context.pool()) {
            ProjectionHost backend = context.open(pool, StoreOptions.defaults());
            ProjectionEngine running = started(making, backend);
            while (context.goesOn()) {
                live(running);
                ProjectionEngine before = running;
                boolean overlap = random.nextInt(4) == 0;
                if (overlap) {
                    running = started(making, backend);
                    live(running);
                }
                end(before);
                if (!overlap) {
                    running = started(making, backend);
                }
            }
            end(running);
        }
        return null;
    }

    private ProjectionEngine started(Function<ProjectionHost, ProjectionEngine> making, ProjectionHost backend) {
        ProjectionEngine instance = making.apply(backend);
        instance.start();
        context.ledger().count("deployments");
        return instance;
    }

    private void live(ProjectionEngine instance) {
        int millis = 20 + random.nextInt(LONGEST_LIFE_MILLIS);
        for (int i = 0;
                i < millis / 20 && context.goesOn() && instance.failure().isEmpty();
                i++) {
            context.pause(Duration.ofMillis(20));
        }
    }

    private static void end(ProjectionEngine instance) throws InterruptedException {
        if (!instance.stop(LONGEST_STOP)) {
            throw new AssertionError("an instance did not end within " + LONGEST_STOP + ": " + instance.partitions());
        }
    }

    private EngineOptions.Builder options() {
        return EngineOptions.builder()
                .pageSize(4 + random.nextInt(20))
                .batchSize(1 + random.nextInt(6))
                .pollInterval(Duration.ofMillis(5))
                .logger(new SilentLogger());
    }

    /** A worker for all shared read models. */
    ProjectionEngine worker(ProjectionHost backend) {
        WorkerOptions.Builder sharing = WorkerOptions.builder()
                .segments(2 + random.nextInt(3))
                .lease(Duration.ofSeconds(2))
                .heartbeat(Duration.ofMillis(60))
                .rebalance(Duration.ofMillis(120));
        ProjectionWorker.Builder builder =
                ProjectionWorker.builder(backend).options(options().build().worker(sharing));
        for (StressModel model : context.models(true)) {
            builder.add(
                    model.projection(),
                    options().errorPolicy(model.plan().policy()).build().projection());
        }
        return builder.build();
    }

    /** A runner for all other read models, with a different number of partitions each time. */
    ProjectionEngine runner(ProjectionHost backend) {
        ProjectionRunner.Builder builder =
                ProjectionRunner.builder(backend).options(options().build().runner());
        for (StressModel model : context.models(false)) {
            builder.add(
                    model.projection(),
                    options().errorPolicy(model.plan().policy()).build().projection(),
                    Partitions.all(1 + random.nextInt(3)));
        }
        return builder.build();
    }
}
