// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.engine;

import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.status.PartitionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The life cycle of runners and workers: one run after another, until it is closed. Thread-safe.
 *
 * @param <E> the type of the runs
 */
public final class RunHandle<E extends Engine> {

    private static final Duration LOOK = Duration.ofSeconds(30);

    private final String name;
    private final System.Logger logger;
    private final Object starting = new Object();
    private volatile Optional<E> last = Optional.empty();
    private volatile boolean closed;

    /**
     * Creates a handle without a run.
     *
     * @param name the name for messages, for example {@code worker "w1"}
     */
    public RunHandle(String name, System.Logger logger) {
        this.name = name;
        this.logger = logger;
    }

    /**
     * Starts a run.
     *
     * @throws IllegalStateException if a run is active, or after the end
     */
    public E start(Supplier<E> engines) {
        synchronized (starting) {
            if (closed || isRunning()) {
                throw new IllegalStateException(name + (closed ? " is closed" : " is running already"));
            }
            E engine = engines.get();
            last = Optional.of(engine);
            engine.start();
            return engine;
        }
    }

    /**
     * Starts a run and waits for its end.
     *
     * @throws ProjectionStoppedException if a partition failed
     */
    public void run(Supplier<E> engines) throws InterruptedException {
        E engine = start(engines);
        try {
            while (!engine.awaitEnd(LOOK)) {
                // wait without a limit
            }
        } catch (InterruptedException e) {
            engine.requestStop();
            throw e;
        }
        Optional<ProjectionStoppedException> failure = engine.failure();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    public boolean stop(Duration timeout) throws InterruptedException {
        Objects.requireNonNull(timeout, "timeout");
        Optional<E> engine = last;
        engine.ifPresent(Engine::requestStop);
        return engine.isEmpty() || engine.get().awaitEnd(timeout);
    }

    public void wakeUp() {
        last.ifPresent(Engine::wakeUp);
    }

    public boolean isRunning() {
        return last.filter(engine -> !engine.hasEnded()).isPresent();
    }

    /** The active or last run. */
    public Optional<E> last() {
        return last;
    }

    public List<PartitionStatus> partitions() {
        return last.map(Engine::partitions).orElse(List.of());
    }

    public Optional<ProjectionStoppedException> failure() {
        return last.flatMap(Engine::failure);
    }

    public Optional<LogStall> stall() {
        return last.filter(engine -> !engine.hasEnded()).flatMap(Engine::stall);
    }

    /** Stops permanently, and waits. */
    public void close(Duration timeout) {
        synchronized (starting) {
            closed = true;
        }
        try {
            if (!stop(timeout)) {
                logger.log(System.Logger.Level.WARNING, name + " did not end within " + timeout);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
