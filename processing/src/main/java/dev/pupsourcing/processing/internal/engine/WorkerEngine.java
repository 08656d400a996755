// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.engine;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.processing.internal.feed.LogFeed;
import dev.pupsourcing.processing.internal.feed.Poller;
import dev.pupsourcing.processing.internal.feed.ReadAhead;
import dev.pupsourcing.processing.internal.feed.ScopeUnion;
import dev.pupsourcing.processing.internal.guard.IdleLimitedTransactions;
import dev.pupsourcing.processing.internal.lease.Heartbeat;
import dev.pupsourcing.processing.internal.lease.LeaseKeeping;
import dev.pupsourcing.processing.internal.lease.Tenant;
import dev.pupsourcing.processing.internal.partition.PartitionTaskFactory;
import dev.pupsourcing.processing.internal.partition.Registration;
import dev.pupsourcing.processing.internal.pool.CountedTransactions;
import dev.pupsourcing.processing.internal.pool.PoolNeeds;
import dev.pupsourcing.processing.internal.report.RunReports;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.processing.internal.signal.ServiceThreads;
import dev.pupsourcing.processing.internal.signal.Signal;
import dev.pupsourcing.processing.internal.signal.Watch;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.WakeUps;
import dev.pupsourcing.projection.WorkerStatus;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.spi.DedicatedTransactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One run of a worker: a heartbeat, a feed, a poller, and a thread for each segment that it holds. It is started once and
 * ends once. Thread-safe.
 */
public final class WorkerEngine implements SegmentLanes.Coverage {

    private final WorkerPlan plan;
    private final CountedBackend backend;
    private final Signal polls = new Signal();
    private final ReadAhead ahead = new ReadAhead();
    private final LogFeed feed;
    private final Poller poller;
    private final RunReports reports;
    private final Signal watchEnd = new Signal();
    private final List<SegmentLanes> lanes;
    private final List<ProjectionStart> starts = new ArrayList<>();
    private final DedicatedTransactions heartbeats;
    private final Heartbeat heartbeat;
    private final SegmentFailures failures = new SegmentFailures();
    private final CompletableFuture<Void> ended;
    private volatile WakeUps.Subscription subscription = () -> {};

    public WorkerEngine(WorkerPlan plan) {
        this.plan = plan;
        RunSettings shared = plan.run();
        this.reports = new RunReports(shared);
        this.backend = CountedBackend.of(plan.backend(), needs(), reports);
        this.feed = new LogFeed(backend.log(), ReadScope.all(), shared.pageSize(), ahead, reports.nanos());
        this.poller = new Poller(feed, shared, polls, this::wakeLanes, reports);
        PartitionTaskFactory factory =
                new PartitionTaskFactory(backend, feed, Long.MAX_VALUE, reports, failures::progressed);
        Duration limit = plan.timing().handlerTimeout();
        this.lanes = plan.registrations().stream()
                .map(registration -> new SegmentLanes(registration, factory, limit, this))
                .toList();
        this.heartbeats = CountedTransactions.dedicated(plan.openHeartbeats(), backend.pool());
        this.heartbeat = heartbeat();
        this.ended = heartbeat
                .ended()
                .thenCompose(done -> CompletableFuture.allOf(
                        lanes.stream().map(SegmentLanes::ended).toArray(CompletableFuture[]::new)))
                .whenComplete((done, failed) -> release());
    }

    private PoolNeeds needs() {
        return new PoolNeeds("worker " + plan.name().text(), LogFeed.MAX_READERS, plan.heartbeats() == null ? 1 : 0);
    }

    /** What a heartbeat has locked is free again long before the leases expire that others hold meanwhile. */
    private Heartbeat heartbeat() {
        List<Tenant> tenants = lanes.stream().map(this::tenant).toList();
        ProjectionStore store = backend.projections();
        Duration idle = plan.timing().lease().dividedBy(2);
        LeaseKeeping keeping = new LeaseKeeping(
                store.leases(),
                new IdleLimitedTransactions(heartbeats, store, idle),
                reports.nanos(),
                reports.logger(),
                reports.troubles("the heartbeat of worker " + plan.name().text()));
        return new Heartbeat(tenants, plan.timing(), keeping);
    }

    private Tenant tenant(SegmentLanes segments) {
        ProjectionStart start = new ProjectionStart(segments.registration(), backend);
        starts.add(start);
        return new Tenant(segments.projection(), plan.name(), start::create, segments);
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
            ServiceThreads.start(heartbeat, "pup-heartbeat");
        }
        reports.info("worker " + plan.name().text() + " started, for projections " + names());
    }

    private List<String> names() {
        return plan.registrations().stream().map(Registration::name).toList();
    }

    private void release() {
        reports.info("worker " + plan.name().text() + " stopped");
        ServiceThreads.closeAll(List.of(
                watchEnd::stop,
                polls::stop,
                subscription::close,
                ahead::close,
                feed::close,
                heartbeats::close,
                this::closeStarts));
    }

    private void closeStarts() {
        starts.forEach(ProjectionStart::close);
    }

    @Override
    public void changed() {
        List<ReadScope> scopes =
                lanes.stream().flatMap(segments -> segments.scope().stream()).toList();
        if (!scopes.isEmpty()) {
            feed.scope(ScopeUnion.of(scopes));
        }
    }

    @Override
    public void ended(SlotRange slots, @Nullable ProjectionStoppedException reason) {
        if (reason != null) {
            failures.failed(slots, reason);
            if (plan.failFast()) {
                heartbeat.requestStop();
            }
        }
        heartbeat.wakeUp();
    }

    private void wakeLanes() {
        lanes.forEach(SegmentLanes::wakeUp);
    }

    /** Asks it to stop: each segment after the batch it is in. */
    public void requestStop() {
        heartbeat.requestStop();
    }

    public void wakeUp() {
        polls.wakeUp();
    }

    public boolean hasEnded() {
        return ended.isDone();
    }

    /** Waits until all has ended; whether it has. */
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

    public WorkerStatus status() {
        return new WorkerStatus(
                plan.name().text(),
                lanes.stream().flatMap(segments -> segments.status().stream()).toList(),
                heartbeat.workers(),
                Optional.ofNullable(heartbeat.failure()));
    }

    /** The first failure that ended a segment and was not overcome since. */
    public Optional<ProjectionStoppedException> failure() {
        return failures.first();
    }

    public Optional<LogStall> stall() {
        return feed.stall();
    }
}
