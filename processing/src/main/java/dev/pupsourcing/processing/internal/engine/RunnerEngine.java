// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.engine;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.processing.internal.feed.LogFeed;
import dev.pupsourcing.processing.internal.feed.Poller;
import dev.pupsourcing.processing.internal.feed.ReadAhead;
import dev.pupsourcing.processing.internal.feed.ScopeUnion;
import dev.pupsourcing.processing.internal.partition.PartitionTaskFactory;
import dev.pupsourcing.processing.internal.partition.PartitionThread;
import dev.pupsourcing.processing.internal.partition.Registration;
import dev.pupsourcing.processing.internal.pool.PoolNeeds;
import dev.pupsourcing.processing.internal.report.RunReports;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.processing.internal.signal.ServiceThreads;
import dev.pupsourcing.processing.internal.signal.Signal;
import dev.pupsourcing.processing.internal.signal.Watch;
import dev.pupsourcing.projection.PartitionStatus;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.WakeUps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One run of some projections: a feed, a poller, and a thread per partition. It is started once and ends once.
 * Thread-safe.
 */
public final class RunnerEngine {

    private final CountedBackend backend;
    private final Signal lanes = new Signal();
    private final Signal polls = new Signal();
    private final Signal moves = new Signal();
    private final ReadAhead ahead = new ReadAhead();
    private final LogFeed feed;
    private final Poller poller;
    private final RunReports reports;
    private final boolean continuous;
    private final List<String> names;
    private final Signal watchEnd = new Signal();
    private final List<PartitionThread> loops = new ArrayList<>();
    private final CompletableFuture<Void> ended;
    private volatile WakeUps.Subscription subscription = () -> {};

    /**
     * A run.
     *
     * @param target the position at which it is done
     * @param failFast whether a projection that fails stops the others
     */
    public RunnerEngine(ProjectionBackend backend, List<Registration> registrations, long target, boolean failFast) {
        RunSettings shared = registrations.get(0).run();
        this.reports = new RunReports(shared);
        this.continuous = target == Long.MAX_VALUE;
        this.names = registrations.stream().map(Registration::name).toList();
        this.backend =
                CountedBackend.of(backend, new PoolNeeds("projections " + names, LogFeed.MAX_READERS, 0), reports);
        this.feed = new LogFeed(this.backend.log(), scope(registrations), shared.pageSize(), ahead, reports.nanos());
        this.poller = new Poller(feed, shared, polls, lanes::wakeUp, reports);
        PartitionTaskFactory factory =
                new PartitionTaskFactory(this.backend, feed, target, reports, status -> moves.wakeUp());
        for (Registration registration : registrations) {
            registration.settings().partitions().forEach(slots -> loops.add(factory.lane(registration, slots, lanes)));
        }
        if (failFast) {
            loops.forEach(this::stopOnFailureOf);
        }
        this.ended = CompletableFuture.allOf(
                        loops.stream().map(PartitionThread::ended).toArray(CompletableFuture[]::new))
                .thenRun(this::release);
    }

    private void stopOnFailureOf(PartitionThread loop) {
        CompletableFuture<Void> unused = loop.ended().thenAccept(failure -> {
            if (failure != null) {
                requestStop();
            }
        });
    }

    private static ReadScope scope(List<Registration> registrations) {
        return ScopeUnion.of(registrations.stream()
                .map(registration ->
                        registration.slots().scope(registration.settings().partitions()))
                .toList());
    }

    /** Starts all threads; if that fails, those that were started end. */
    public void start() {
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
            loops.forEach(PartitionThread::start);
        }
        say("started");
    }

    private void release() {
        say("stopped");
        ServiceThreads.closeAll(
                List.of(watchEnd::stop, polls::stop, subscription::close, ahead::close, feed::close, moves::stop));
    }

    /** Runs up to a position are somebody's call, who knows when it begins and returns. */
    private void say(String what) {
        if (continuous) {
            reports.info("projections " + names + " " + what);
        }
    }

    /** Asks all to stop, each after the batch it is in. */
    public void requestStop() {
        lanes.stop();
        polls.stop();
    }

    public void wakeUp() {
        polls.wakeUp();
    }

    /** Changes whenever a partition reports something. */
    public Signal moves() {
        return moves;
    }

    public boolean hasEnded() {
        return ended.isDone();
    }

    /** Waits until all have ended; whether they have. */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        try {
            ended.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    public List<PartitionStatus> status() {
        return loops.stream().map(PartitionThread::status).toList();
    }

    /** The first failure that ended a partition, if one did. */
    public Optional<ProjectionStoppedException> failure() {
        return loops.stream()
                .filter(loop -> loop.ended().isDone())
                .map(loop -> Optional.ofNullable(loop.ended().join()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    public Optional<LogStall> stall() {
        return feed.stall();
    }
}
