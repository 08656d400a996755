// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import dev.pupsourcing.processing.ProjectionEngine;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops the projections with the application: after its web server listens, and before it is closed but after
 * requests in progress have ended, so that they can still wait for their read models. Thread-safe.
 */
public final class ProjectionLifecycle implements SmartLifecycle, DisposableBean {

    /** Between the start of the web server and its graceful shutdown. */
    static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1536;

    private static final System.Logger LOGGER = System.getLogger("dev.pupsourcing");

    private final @Nullable ProjectionEngine engine;
    private final List<String> projections;
    private final boolean autoStartup;
    private final Duration stopTimeout;

    private ProjectionLifecycle(
            @Nullable ProjectionEngine engine, List<String> projections, boolean autoStartup, Duration stopTimeout) {
        this.engine = engine;
        this.projections = List.copyOf(projections);
        this.autoStartup = autoStartup;
        this.stopTimeout = stopTimeout;
    }

    /**
     * Creates a lifecycle.
     *
     * @param engine the runner or worker; null if this instance runs no projections
     * @param projections the names of the projections that it runs
     * @param autoStartup whether they start with the application
     * @param stopTimeout how long a stop waits for batches in progress
     */
    public static ProjectionLifecycle of(
            @Nullable ProjectionEngine engine, List<String> projections, boolean autoStartup, Duration stopTimeout) {
        return new ProjectionLifecycle(
                engine, projections, autoStartup, Objects.requireNonNull(stopTimeout, "stopTimeout"));
    }

    /** The runner or worker; empty if this instance runs no projections. */
    public Optional<ProjectionEngine> engine() {
        return Optional.ofNullable(engine);
    }

    /** The names of the projections that this instance runs. */
    public List<String> projections() {
        return projections;
    }

    @Override
    public boolean isAutoStartup() {
        return autoStartup;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void start() {
        if (engine != null && !engine.isRunning()) {
            engine.start();
        }
    }

    @Override
    public boolean isRunning() {
        return engine != null && engine.isRunning();
    }

    @Override
    public void stop() {
        if (engine != null) {
            stop(engine);
        }
    }

    /** Stops on another thread, so that all beans of this phase stop at the same time. */
    @Override
    public void stop(Runnable callback) {
        Thread thread = new Thread(
                () -> {
                    try {
                        stop();
                    } finally {
                        callback.run();
                    }
                },
                "pup-stop");
        thread.setDaemon(true);
        thread.start();
    }

    private void stop(ProjectionEngine running) {
        try {
            if (!running.stop(stopTimeout)) {
                LOGGER.log(
                        Level.WARNING,
                        "projections " + projections + " did not stop within " + stopTimeout
                                + "; batches in progress will end, or be rolled back with this process");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void destroy() {
        if (engine != null) {
            engine.close();
        }
    }
}
