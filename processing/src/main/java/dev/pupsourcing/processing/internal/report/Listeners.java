// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.projection.status.BatchReport;
import dev.pupsourcing.projection.status.BatchScope;
import dev.pupsourcing.projection.status.BatchStart;
import dev.pupsourcing.projection.status.FailureReport;
import dev.pupsourcing.projection.status.LeaseReport;
import dev.pupsourcing.projection.status.ProcessingListener;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The listeners of a run. A listener that throws, or leaves the thread interrupted, disturbs neither the caller nor the
 * other listeners; its failure is logged once for each method. Thread-safe.
 */
public final class Listeners {

    private final List<ProcessingListener> listeners;
    private final SteadyLogger logger;
    private final Set<Failed> logged = ConcurrentHashMap.newKeySet();

    /** A method of a listener that has failed. */
    private record Failed(int listener, String method) {}

    /** Creates the listeners of a run. */
    public Listeners(List<ProcessingListener> listeners, SteadyLogger logger) {
        this.listeners = List.copyOf(listeners);
        this.logger = logger;
    }

    public boolean isEmpty() {
        return listeners.isEmpty();
    }

    /** Opens the scopes of a handler call; the result never throws. */
    public BatchScope batchStarted(BatchStart start) {
        Deque<BatchScope> scopes = new ArrayDeque<>();
        each(
                "batchStarted",
                listener -> scopes.push(Objects.requireNonNull(listener.batchStarted(start), "the scope of a batch")));
        return new Scopes(scopes);
    }

    public void batchHandled(BatchReport report) {
        each("batchHandled", listener -> listener.batchHandled(report));
    }

    public void failed(FailureReport report) {
        each("failed", listener -> listener.failed(report));
    }

    public void leaseChanged(LeaseReport report) {
        each("leaseChanged", listener -> listener.leaseChanged(report));
    }

    public void stalled(LogStall stall) {
        each("stalled", listener -> listener.stalled(stall));
    }

    public void stallEnded(LogStall stall) {
        each("stallEnded", listener -> listener.stallEnded(stall));
    }

    private void each(String method, Consumer<ProcessingListener> call) {
        for (int i = 0; i < listeners.size(); i++) {
            ProcessingListener listener = listeners.get(i);
            guarded(new Failed(i, method), listener, () -> call.accept(listener));
        }
    }

    private void guarded(Failed key, Object subject, Runnable call) {
        boolean interrupted = Thread.currentThread().isInterrupted();
        try {
            call.run();
        } catch (Throwable e) {
            if (logged.add(key)) {
                logger.log(
                        Level.WARNING,
                        "listener " + subject.getClass().getName() + " failed in " + key.method()
                                + "; processing continues, and its further failures there are not logged",
                        e);
            }
        } finally {
            if (!interrupted && Thread.interrupted()) {
                logger.log(Level.DEBUG, "a listener left its thread interrupted; it continues");
            }
        }
    }

    /** The scopes of one handler call, which end in reverse order. */
    private final class Scopes implements BatchScope {

        private final Deque<BatchScope> open;

        Scopes(Deque<BatchScope> open) {
            this.open = open;
        }

        @Override
        public void failed(Throwable failure) {
            open.forEach(scope -> guarded(new Failed(-1, "a scope's failed"), scope, () -> scope.failed(failure)));
        }

        @Override
        public void close() {
            open.forEach(scope -> guarded(new Failed(-1, "a scope's close"), scope, scope::close));
        }
    }
}
