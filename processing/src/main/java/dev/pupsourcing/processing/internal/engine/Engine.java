// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.engine;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.processing.internal.feed.LogFeed;
import dev.pupsourcing.processing.internal.feed.Poller;
import dev.pupsourcing.processing.internal.feed.ReadAhead;
import dev.pupsourcing.processing.internal.pool.PoolNeeds;
import dev.pupsourcing.processing.internal.report.RunReports;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.processing.internal.signal.ServiceThreads;
import dev.pupsourcing.processing.internal.signal.Signal;
import dev.pupsourcing.processing.internal.signal.Watch;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.projection.wakeup.WakeUps;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One run of projections: a feed and a poller that all partitions share, and the threads of a subclass. It starts and
 * ends once. Thread-safe.
 */
public abstract class Engine {

    private final CountedBackend backend;
    private final Signal polls = new Signal();
    private final Signal watchEnd = new Signal();
    private final ReadAhead ahead = new ReadAhead();
    private final LogFeed feed;
    private final RunReports reports;
    private final Poller poller;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile WakeUps.Subscription subscription = () -> {};

    /**
     * A run.
     *
     * @param scope the scope that covers all partitions
     * @param needs the connections that it needs
     */
    Engine(ProjectionBackend original, RunSettings run, ReadScope scope, PoolNeeds needs) {
        this.reports = new RunReports(run);
        this.backend = CountedBackend.of(original, needs, reports);
        this.feed = new LogFeed(backend.log(), scope, run.pageSize(), ahead, reports.nanos());
        this.poller = new Poller(feed, run, polls, this::wakePartitions, reports);
    }

    final CountedBackend backend() {
        return backend;
    }

    final LogFeed feed() {
        return feed;
    }

    final RunReports reports() {
        return reports;
    }

    /** Wakes the partitions, because there are more events to read. */
    abstract void wakePartitions();

    /** Starts the threads of the partitions, which end when a stop is requested. */
    abstract void startThreads();

    /** Reports that all threads were started. */
    abstract void started();

    /** Closes the resources of the subclass; called when all threads of partitions have ended. */
    abstract void release();

    /** Requests a stop of all partitions, each after its current batch. */
    public abstract void requestStop();

    public abstract List<PartitionStatus> partitions();

    /** The first failure that ended a partition and was not resolved. */
    public abstract Optional<ProjectionStoppedException> failure();

    /** Starts all threads; if that fails, stops those that were started. */
    final void start() {
        boolean started = false;
        try {
            subscription = backend.wakeUps().subscribe(polls::wakeUp);
            ServiceThreads.start(poller, "pup-poller");
            ServiceThreads.start(
                    new Watch(
                            watchEnd,
                            reports.logger(),
                            List.of(reports::report, () -> backend.pool().look(feed))),
                    "pup-watch");
            started = true;
        } finally {
            if (!started) {
                requestStop();
            }
            startThreads();
        }
        started();
    }

    /** Must be called by the subclass when all threads of partitions have ended. */
    final void end() {
        try {
            ServiceThreads.closeAll(List.of(
                    this::release, watchEnd::stop, polls::stop, subscription::close, ahead::close, feed::close));
        } finally {
            ended.complete(null);
        }
    }

    final void stopPolling() {
        polls.stop();
    }

    final void wakeUp() {
        polls.wakeUp();
    }

    final boolean hasEnded() {
        return ended.isDone();
    }

    /** Waits until the run has ended; returns whether it has. */
    final boolean awaitEnd(Duration timeout) throws InterruptedException {
        try {
            ended.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    final Optional<LogStall> stall() {
        return feed.stall();
    }
}
