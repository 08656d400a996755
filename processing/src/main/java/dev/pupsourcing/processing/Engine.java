// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.LogStall;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.processing.feed.LogFeed;
import dev.pupsourcing.processing.feed.ReadAhead;
import dev.pupsourcing.processing.feed.ScopeUnion;
import dev.pupsourcing.processing.signal.Signal;
import dev.pupsourcing.projection.ProjectionBackend;
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
final class Engine {

    private final ProjectionBackend backend;
    private final Signal lanes = new Signal();
    private final Signal polls = new Signal();
    private final Signal moves = new Signal();
    private final ReadAhead ahead = new ReadAhead();
    private final LogFeed feed;
    private final Poller poller;
    private final List<LaneLoop> loops = new ArrayList<>();
    private final CompletableFuture<Void> ended;
    private volatile WakeUps.Subscription subscription = () -> {};

    /**
     * A run.
     *
     * @param target the position at which it is done
     * @param failFast whether a projection that fails stops the others
     */
    Engine(ProjectionBackend backend, List<Registration> registrations, long target, boolean failFast) {
        this.backend = backend;
        ProcessingOptions shared = registrations.get(0).options();
        this.feed = new LogFeed(backend.log(), scope(registrations), shared.pageSize(), ahead);
        this.poller = new Poller(feed, shared, polls, lanes::wakeUp);
        LaneFactory factory = new LaneFactory(backend, feed, target, status -> moves.wakeUp());
        for (Registration registration : registrations) {
            registration.options().partitions().forEach(slots -> loops.add(factory.lane(registration, slots, lanes)));
        }
        if (failFast) {
            loops.forEach(this::stopOnFailureOf);
        }
        this.ended = CompletableFuture.allOf(loops.stream().map(LaneLoop::ended).toArray(CompletableFuture[]::new))
                .thenRun(this::release);
    }

    private void stopOnFailureOf(LaneLoop loop) {
        CompletableFuture<Void> unused = loop.ended().thenAccept(failure -> {
            if (failure != null) {
                requestStop();
            }
        });
    }

    private static ReadScope scope(List<Registration> registrations) {
        return ScopeUnion.of(registrations.stream()
                .map(registration ->
                        registration.slots().scope(registration.options().partitions()))
                .toList());
    }

    void start() {
        subscription = backend.wakeUps().subscribe(polls::wakeUp);
        Thread thread = new Thread(poller, "pup-poller");
        thread.setDaemon(true);
        thread.start();
        loops.forEach(LaneLoop::start);
    }

    private void release() {
        polls.stop();
        subscription.close();
        ahead.close();
        try {
            feed.close();
        } finally {
            moves.stop();
        }
    }

    /** Asks all to stop, each after the batch it is in. */
    void requestStop() {
        lanes.stop();
        polls.stop();
    }

    void wakeUp() {
        polls.wakeUp();
    }

    /** Changes whenever a partition reports something. */
    Signal moves() {
        return moves;
    }

    boolean hasEnded() {
        return ended.isDone();
    }

    /** Waits until all have ended; whether they have. */
    boolean awaitEnd(Duration atMost) throws InterruptedException {
        try {
            ended.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    List<PartitionStatus> status() {
        return loops.stream().map(LaneLoop::status).toList();
    }

    /** The first failure that ended a partition, if one did. */
    Optional<ProjectionStoppedException> failure() {
        return loops.stream()
                .filter(loop -> loop.ended().isDone())
                .map(loop -> Optional.ofNullable(loop.ended().join()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    Optional<LogStall> stall() {
        return feed.stall();
    }
}
