// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.engine;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.processing.internal.feed.ScopeUnion;
import dev.pupsourcing.processing.internal.guard.IdleLimitedTransactions;
import dev.pupsourcing.processing.internal.lease.Heartbeat;
import dev.pupsourcing.processing.internal.lease.LeaseKeeping;
import dev.pupsourcing.processing.internal.lease.Tenant;
import dev.pupsourcing.processing.internal.partition.PartitionTaskFactory;
import dev.pupsourcing.processing.internal.partition.Registration;
import dev.pupsourcing.processing.internal.pool.CountedTransactions;
import dev.pupsourcing.processing.internal.signal.ServiceThreads;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.spi.DedicatedTransactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One run of a worker: a heartbeat, and a thread for each segment that it holds a lease on. Thread-safe. */
public final class WorkerEngine extends Engine implements SegmentLanes.Coverage {

    private final WorkerPlan plan;
    private final List<SegmentLanes> lanes;
    private final List<ProjectionStart> starts = new ArrayList<>();
    private final DedicatedTransactions heartbeats;
    private final Heartbeat heartbeat;
    private final SegmentFailures failures = new SegmentFailures();

    public WorkerEngine(WorkerPlan plan) {
        super(plan.backend(), plan.run(), ReadScope.all(), plan.needs());
        this.plan = plan;
        PartitionTaskFactory factory =
                new PartitionTaskFactory(backend(), feed(), Long.MAX_VALUE, reports(), failures::progressed);
        Duration limit = plan.timing().handlerTimeout();
        this.lanes = plan.registrations().stream()
                .map(registration -> new SegmentLanes(registration, factory, limit, this))
                .toList();
        this.heartbeats =
                CountedTransactions.dedicated(plan.openHeartbeats(), backend().pool());
        this.heartbeat = heartbeat();
        CompletableFuture<Void> unused = heartbeat
                .ended()
                .thenCompose(done -> CompletableFuture.allOf(
                        lanes.stream().map(SegmentLanes::ended).toArray(CompletableFuture[]::new)))
                .whenComplete((done, failed) -> end());
    }

    /** Locks of a heartbeat are released long before the leases of other workers expire. */
    private Heartbeat heartbeat() {
        List<Tenant> tenants = lanes.stream().map(this::tenant).toList();
        ProjectionStore store = backend().projectionStore();
        Duration idle = plan.timing().lease().dividedBy(2);
        LeaseKeeping keeping = new LeaseKeeping(
                store.leases(),
                new IdleLimitedTransactions(heartbeats, store, idle),
                reports().nanos(),
                reports().logger(),
                reports().troubles("the heartbeat of worker " + plan.name().text()));
        return new Heartbeat(tenants, plan.timing(), keeping);
    }

    private Tenant tenant(SegmentLanes segments) {
        ProjectionStart start = new ProjectionStart(segments.registration(), backend());
        starts.add(start);
        return new Tenant(segments.projection(), plan.name(), start::create, segments);
    }

    @Override
    public void startThreads() {
        ServiceThreads.start(heartbeat, "pup-heartbeat");
    }

    @Override
    public void started() {
        reports().info("worker " + plan.name().text() + " started, for projections " + names());
    }

    private List<String> names() {
        return plan.registrations().stream().map(Registration::name).toList();
    }

    @Override
    public void release() {
        reports().info("worker " + plan.name().text() + " stopped");
        ServiceThreads.closeAll(List.of(heartbeats::close, this::closeStarts));
    }

    private void closeStarts() {
        starts.forEach(ProjectionStart::close);
    }

    @Override
    public void changed() {
        List<ReadScope> scopes =
                lanes.stream().flatMap(segments -> segments.scope().stream()).toList();
        if (!scopes.isEmpty()) {
            feed().scope(ScopeUnion.of(scopes));
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

    @Override
    public void wakePartitions() {
        lanes.forEach(SegmentLanes::wakeUp);
    }

    @Override
    public void requestStop() {
        heartbeat.requestStop();
    }

    @Override
    public List<PartitionStatus> partitions() {
        return lanes.stream().flatMap(segments -> segments.status().stream()).toList();
    }

    /** The workers of each projection that were alive at the last heartbeat. */
    public Map<String, List<String>> workers() {
        return heartbeat.workers();
    }

    public Optional<Throwable> heartbeatFailure() {
        return Optional.ofNullable(heartbeat.failure());
    }

    @Override
    public Optional<ProjectionStoppedException> failure() {
        return failures.first();
    }
}
