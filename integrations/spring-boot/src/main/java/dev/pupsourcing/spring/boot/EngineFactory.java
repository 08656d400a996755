// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import dev.pupsourcing.processing.ProjectionEngine;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.processing.RunnerOptions;
import dev.pupsourcing.processing.WorkerOptions;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.status.ProcessingListener;
import dev.pupsourcing.spring.boot.failure.StartFailure;
import dev.pupsourcing.transaction.TransactionRunner;
import java.util.List;
import java.util.Optional;

/**
 * Creates the runner or worker of an application.
 *
 * @param backend what the projections run on
 * @param properties how they run
 * @param heartbeats the transactions of heartbeats; empty for a dedicated connection of the backend
 * @param customizers change the options of a worker
 * @param listeners are notified of what the projections do
 */
record EngineFactory(
        ProjectionBackend backend,
        ProjectionProperties properties,
        Optional<TransactionRunner> heartbeats,
        List<WorkerOptionsCustomizer> customizers,
        List<ProcessingListener> listeners) {

    /** The engine for these projections; empty if there are none, or this instance runs none. */
    Optional<ProjectionEngine> create(ConfiguredProjections plan) {
        List<Projection> projections = plan.enabled();
        if (projections.isEmpty()) {
            return Optional.empty();
        }
        try {
            return switch (properties.mode()) {
                case WORKER -> Optional.of(worker(plan, projections));
                case RUNNER -> Optional.of(runner(plan, projections));
                case OFF -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            throw new StartFailure(
                    "The projections cannot be run as configured: " + e.getMessage() + ".",
                    "Change the properties pupsourcing.projections.*, or the bean that customizes them.",
                    e);
        }
    }

    private ProjectionWorker worker(ConfiguredProjections plan, List<Projection> projections) {
        WorkerOptions.Builder options = WorkerOptions.builder()
                .pollInterval(properties.pollInterval())
                .segments(properties.segments())
                .lease(properties.lease())
                .heartbeat(properties.heartbeat());
        listeners.forEach(options::listener);
        customizers.forEach(customizer -> customizer.customize(options));
        ProjectionWorker.Builder worker = ProjectionWorker.builder(backend).options(options.build());
        heartbeats.ifPresent(worker::heartbeats);
        projections.forEach(projection -> worker.add(projection, plan.options(projection)));
        return worker.build();
    }

    private ProjectionRunner runner(ConfiguredProjections plan, List<Projection> projections) {
        RunnerOptions.Builder options = RunnerOptions.builder().pollInterval(properties.pollInterval());
        listeners.forEach(options::listener);
        ProjectionRunner.Builder runner = ProjectionRunner.builder(backend).options(options.build());
        projections.forEach(projection -> runner.add(projection, plan.options(projection)));
        return runner.build();
    }
}
