// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.engine;

import dev.pupsourcing.processing.internal.partition.PartitionTaskFactory;
import dev.pupsourcing.processing.internal.partition.PartitionThread;
import dev.pupsourcing.processing.internal.report.Stopped;
import dev.pupsourcing.processing.internal.signal.Signal;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.status.PartitionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One run of a runner: a thread per partition, up to a position or until it is stopped. Thread-safe. */
public final class RunnerEngine extends Engine {

    private final RunnerPlan plan;
    private final boolean continuous;
    private @Nullable ProjectionStoppedException first;
    private final Signal wakeUps = new Signal();
    private final List<PartitionThread> threads = new ArrayList<>();

    /**
     * A run.
     *
     * @param target the position at which it is done
     */
    public RunnerEngine(RunnerPlan plan, long target) {
        super(plan.backend(), plan.run(), plan.scope(), plan.needs());
        this.plan = plan;
        this.continuous = target == Long.MAX_VALUE;
        PartitionTaskFactory factory = new PartitionTaskFactory(backend(), feed(), target, reports(), status -> {});
        plan.shares()
                .forEach(share -> share.ranges()
                        .forEach(slots -> threads.add(factory.unleased(share.registration(), slots, wakeUps))));
        if (plan.failFast()) {
            threads.forEach(this::stopOnFailureOf);
        }
        CompletableFuture<Void> unused = CompletableFuture.allOf(
                        threads.stream().map(PartitionThread::ended).toArray(CompletableFuture[]::new))
                .thenRun(this::end);
    }

    private void stopOnFailureOf(PartitionThread thread) {
        CompletableFuture<Void> unused = thread.ended().thenAccept(failure -> {
            if (failure != null) {
                requestStop();
            }
        });
    }

    @Override
    public void startThreads() {
        threads.forEach(PartitionThread::start);
    }

    @Override
    public void started() {
        log("started");
    }

    @Override
    public void release() {
        log("stopped");
    }

    /** Not logged for runs up to a position, whose caller knows when they begin and end. */
    private void log(String what) {
        if (continuous) {
            reports().info("projections " + plan.names() + " " + what);
        }
    }

    @Override
    public void wakePartitions() {
        wakeUps.wakeUp();
    }

    @Override
    public void requestStop() {
        wakeUps.stop();
        stopPolling();
    }

    @Override
    public List<PartitionStatus> partitions() {
        return threads.stream().map(PartitionThread::status).toList();
    }

    /** The failure that was seen first, with those of other partitions as suppressed exceptions. */
    @Override
    public synchronized Optional<ProjectionStoppedException> failure() {
        for (PartitionThread thread : threads) {
            ProjectionStoppedException failure = thread.ended().getNow(null);
            if (failure != null) {
                first = first == null ? failure : Stopped.with(first, failure);
            }
        }
        return Optional.ofNullable(first);
    }
}
